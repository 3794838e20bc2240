"""The addresses of meetings."""

from django.urls import URLPattern, path

from salony.salons.web import organizing, people, public, registering, reporting, staying, talking, voicing

_S = "<slug:city>/salony/<slug:slug>/"

pages: list[URLPattern] = [
    path("<slug:city>/salony/", public.salons, name="salons"),
    path("<slug:city>/salony/nowy/", organizing.new, name="salon-new"),
    path("<slug:city>/salony/szukaj/", staying.search, name="salons-search"),
    path("<slug:city>/salony/osoba/<slug:slug>/", public.speaker, name="salon-speaker"),
    path("<slug:city>/inicjatywy/", staying.initiatives, name="initiatives"),
    path("<slug:city>/inicjatywa/<slug:slug>/", staying.initiative, name="initiative"),
    path(_S, public.salon, name="salon"),
    path(f"{_S}program/", organizing.edit_programme, name="salon-programme"),
    path(f"{_S}ustawienia/", organizing.settings, name="salon-settings"),
    path(f"{_S}publikacja/", organizing.publish, name="salon-publish"),
    path(f"{_S}zapisy/", registering.register, name="salon-register"),
    path(f"{_S}zapisy/<str:token>/", registering.mine, name="salon-mine"),
    path(f"{_S}zapisy/<str:token>/zaswiadczenie.pdf", registering.certificate, name="salon-certificate"),
    path(f"{_S}zapisy/<str:token>/doswiadczenie/", staying.share, name="salon-share"),
    path(f"{_S}zapisy/<str:token>/inicjatywa/", staying.begin, name="salon-begin"),
    path(f"{_S}zapisy/<str:token>/opinia/", voicing.feedback, name="salon-feedback"),
    path(f"{_S}rozmowy/<str:token>/", talking.mine, name="salon-talks"),
    path(f"{_S}rozmowy/<str:token>/rozmowy.ics", talking.mine_ics, name="salon-talks-ics"),
    path(f"{_S}uczestnicy/", people.people, name="salon-people"),
    path(f"{_S}uczestnicy/identyfikatory.pdf", people.badges, name="salon-badges"),
    path(f"{_S}uczestnicy/lista.pdf", people.door_list, name="salon-list"),
    path(f"{_S}wejscie/", people.door, name="salon-door"),
    path(f"{_S}wejscie/worker.js", people.door_worker, name="salon-door-worker"),
    path(f"{_S}wejscie/<slug:key>/", people.door_one, name="salon-door-one"),
    path(f"{_S}plan-rozmow/", talking.plan, name="salon-plan"),
    path(f"{_S}materialy/", staying.keep, name="salon-keep"),
    path(f"{_S}material/<int:pk>/", staying.material, name="salon-material"),
    path(f"{_S}doswiadczenie/<int:pk>/", staying.experience, name="salon-experience"),
    path(f"{_S}tematy/", voicing.topics, name="salon-topics"),
    path(f"{_S}pytania/", voicing.questions, name="salon-questions"),
    path(f"{_S}raport/", reporting.report, name="salon-report"),
    path(f"{_S}raport/notka.txt", reporting.note, name="salon-note"),
]

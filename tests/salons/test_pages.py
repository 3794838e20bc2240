"""Every page opens, for those for whom it is."""

from typing import Any

import pytest
from django.test import Client

from salony.salons.actions import staying
from salony.salons.models import Registration

PUBLIC = (
    "salony/",
    "salony/{slug}/",
    "salony/{slug}/zapisy/",
    "salony/{slug}/zapisy/{token}/",
    "salony/{slug}/zapisy/{token}/?zmien=1",
    "salony/{slug}/zapisy/{token}/doswiadczenie/",
    "salony/{slug}/zapisy/{token}/inicjatywa/",
    "salony/{slug}/zapisy/{token}/opinia/",
    "salony/{slug}/rozmowy/{token}/",
    "salony/{slug}/rozmowy/{token}/rozmowy.ics",
    "salony/{slug}/tematy/",
    "salony/{slug}/tematy/?z={token}",
    "salony/{slug}/pytania/",
    "salony/szukaj/?q=panel",
    "inicjatywy/",
)
ORGANIZERS = (
    "salony/nowy/",
    "salony/{slug}/program/",
    "salony/{slug}/ustawienia/",
    "salony/{slug}/uczestnicy/",
    "salony/{slug}/uczestnicy/identyfikatory.pdf",
    "salony/{slug}/uczestnicy/lista.pdf",
    "salony/{slug}/wejscie/",
    "salony/{slug}/wejscie/{key}/",
    "salony/{slug}/plan-rozmow/",
    "salony/{slug}/materialy/",
    "salony/{slug}/raport/",
    "salony/{slug}/raport/notka.txt",
)


@pytest.mark.parametrize("prefix", ["/", "/en/"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_open(town: Any, visitor: Client, path: str, prefix: str) -> None:
    salon = town.salon()
    one = town.register(salon, "anna@example.org", takes_talks=True)
    where = path.format(slug=salon.slug, token=town.token(salon, one.email), key=one.key)
    assert visitor.get(f"{prefix}olchowo/{where}").status_code == 200


@pytest.mark.parametrize("path", ORGANIZERS)
def test_pages_of_organizers_open_for_them_alone(town: Any, visitor: Client, organizer: Client, path: str) -> None:
    salon = town.salon()
    one = town.register(salon, "anna@example.org", takes_talks=True)
    where = path.format(slug=salon.slug, key=one.key)
    assert organizer.get(f"/olchowo/{where}").status_code == 200
    assert visitor.get(f"/olchowo/{where}").status_code == 403
    assert Registration.objects.get().arrived_at is None, "opening a code alone lets nobody in"


def test_what_stays_has_pages(town: Any, visitor: Client) -> None:
    salon = town.salon()
    me = town.register(salon, "anna@example.org")
    shared = staying.share(
        author=me, key="k", title="Plener", practice="Malujemy.", worked="", failed="", contact="", clock=town.clock
    )
    idea = staying.begin(
        city=town.city,
        salon=salon,
        title="Wspólny plener",
        idea="Malujmy razem.",
        leader="Anna Lipska",
        institution_name="",
        key="k",
        clock=town.clock,
    )
    text = staying.keep_material(salon=salon, kind="minutes", title="Protokół", text="Było dobrze.", **town.by)
    for path in (
        f"salony/{salon.slug}/doswiadczenie/{shared.pk}/",
        f"salony/{salon.slug}/material/{text.pk}/",
        f"inicjatywa/{idea.slug}/",
    ):
        assert visitor.get(f"/olchowo/{path}").status_code == 200


def test_an_unpublished_salon_is_there_for_organizers_only(town: Any, visitor: Client, organizer: Client) -> None:
    salon = town.salon(public=False)
    assert visitor.get(f"/olchowo/salony/{salon.slug}/").status_code == 404
    assert salon.name not in visitor.get("/olchowo/salony/").content.decode()
    assert organizer.get(f"/olchowo/salony/{salon.slug}/").status_code == 200

"""Topics, anonymous questions, feedback."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from salony.accounts import permissions
from salony.design import frame
from salony.salons import links
from salony.salons.actions import voices as actions
from salony.salons.models import Question, Salon, Support, Topic
from salony.salons.queries import voices
from salony.salons.refusal import Refusal
from salony.salons.web.access import bearer, clock, is_organizer, registration_of, salon_or_404, salon_path
from salony.salons.web.registering import bad_link


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def topics(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """Everybody reads; with a personal link (`z`) one proposes and supports; organizers choose."""
    it = salon_or_404(request, city, slug)
    token = request.POST.get("z", request.GET.get("z", ""))
    try:
        one = bearer(it, token) if token else None
    except links.BadLink as error:
        return bad_link(request, it, error)
    wrong = ""
    if request.method == "POST":
        try:
            _voiced(request, it, one)
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            path = salon_path(it, "salon-topics")
            return HttpResponseRedirect(f"{path}?z={token}" if token else path)
    supported = set()
    if one:
        supported = set(Support.objects.filter(topic__salon=it, voter=one.voice).values_list("topic", flat=True))
    context = frame.page(
        request,
        it.city,
        title=gettext("Topics: %(name)s") % {"name": it.name},
        salon=it,
        token=token if one else "",
        rows=[(topic, topic.pk in supported) for topic in voices.topics(it)],
        may_speak=one is not None or is_organizer(request),
        is_bearer=one is not None,
        is_organizer=is_organizer(request),
        statuses=Topic.Status.choices,
        wrong=wrong,
        said=request.POST,
    )
    if one:
        context.pop("language_links", None)
    return render(request, "salons/topics.html", context, status=400 if wrong else 200)


def _voiced(request: HttpRequest, salon: Salon, one: links.Bearer | None) -> None:
    said = request.POST
    do = said.get("do", "")
    topic = Topic.objects.filter(salon=salon, pk=said.get("key", "") if said.get("key", "").isdigit() else 0).first()
    if do == "choose":
        permissions.check_may_edit(request.user)
        if topic is not None:
            actions.choose(topic=topic, status=said.get("status", ""), editor=request.user, clock=clock(request))
        return
    if one is None:
        permissions.check_may_edit(request.user)
    voter = one.voice if one else ""
    if do == "propose":
        me = registration_of(salon, one) if one else None
        actions.propose(
            salon=salon,
            title=said.get("title", ""),
            about=said.get("about", ""),
            author=me.name if me and said.get("named") else "",
            voter=voter,
            clock=clock(request),
        )
    elif topic is None:
        raise Refusal(gettext("This topic is no longer there."))
    elif do == "support" and voter:
        actions.support(topic=topic, voter=voter)
    elif do == "withdraw" and voter:
        actions.withdraw_support(topic=topic, voter=voter)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """Anybody asks, nobody's name is kept; organizers decide what is shown."""
    it = salon_or_404(request, city, slug)
    panels = voices.panels(it)
    wrong = ""
    if request.method == "POST":
        try:
            _asked(request, it)
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            return HttpResponseRedirect(salon_path(it, "salon-questions"))
    context = frame.page(
        request,
        it.city,
        title=gettext("Questions: %(name)s") % {"name": it.name},
        salon=it,
        panels=panels,
        shown=voices.shown_questions(it),
        unshown=voices.waiting_questions(it) if is_organizer(request) else [],
        is_organizer=is_organizer(request),
        wrong=wrong,
        said=request.POST,
    )
    return render(request, "salons/questions.html", context, status=400 if wrong else 200)


def _asked(request: HttpRequest, salon: Salon) -> None:
    said = request.POST
    if said.get("do") == "moderate":
        key = said.get("key", "")
        question = Question.objects.filter(item__part__salon=salon, pk=key if key.isdigit() else 0).first()
        if question is not None:
            status = said.get("status", "")
            actions.moderate(question=question, status=status, editor=request.user, clock=clock(request))
        return
    item = next((one for one in voices.panels(salon) if str(one.pk) == said.get("item")), None)
    if item is None:
        raise Refusal(gettext("Choose to whom the question goes."))
    actions.ask(item=item, text=said.get("text", ""), clock=clock(request))
    messages.success(request, gettext("Thank you. The moderator sees your question now."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, city: str, slug: str, token: str) -> HttpResponse:
    it = salon_or_404(request, city, slug)
    try:
        me = registration_of(it, bearer(it, token))
    except links.BadLink as error:
        return bad_link(request, it, error)
    if me is None:
        return HttpResponseRedirect(salon_path(it, "salon-mine", token))
    wrong = ""
    if request.method == "POST":
        rating = request.POST.get("rating", "")
        try:
            actions.judge(
                registration=me,
                rating=int(rating) if rating in ("1", "2", "3", "4", "5") else 0,
                liked=request.POST.get("liked", ""),
                missed=request.POST.get("missed", ""),
            )
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            messages.success(request, gettext("Thank you. What you said is kept without your name."))
            return HttpResponseRedirect(salon_path(it, "salon-mine", token))
    context = frame.page(
        request, it.city, title=gettext("How was it?"), salon=it, me=me, token=token, wrong=wrong, ratings=range(1, 6)
    )
    context.pop("language_links", None)
    return render(request, "salons/feedback.html", context, status=400 if wrong else 200)

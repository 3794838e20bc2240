"""Letters to those who come: plain text, in the language in which they registered."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from salony.salons import words
from salony.salons.models import Registration, Salon
from salony.salons.queries import programme

logger = logging.getLogger(__name__)


def send_link(salon: Salon, email: str, *, link: str) -> bool:
    """The personal link for whoever wants to register. False where it could not be sent."""
    subject = gettext("%(salon)s: your link") % {"salon": salon.name}
    return _send(subject, "link", {"salon": salon, "link": link, "when": _when(salon)}, email)


def send(salon: Salon, registration: Registration, occasion: str, *, link: str) -> bool:
    """occasion: "confirmed", "waiting", "moved-up", "cancelled", "timetable". False where it could not be sent."""
    with override(registration.language):
        subjects = {
            "confirmed": gettext("%(salon)s: you have a place"),
            "waiting": gettext("%(salon)s: you are on the waiting list"),
            "moved-up": gettext("%(salon)s: a place has come free, it is yours"),
            "cancelled": gettext("%(salon)s: cancelled"),
            "timetable": gettext("%(salon)s: your talks"),
        }
        subject = subjects[occasion] % {"salon": salon.name}
        context = {"salon": salon, "registration": registration, "link": link, "when": _when(salon)}
        return _send(subject, occasion, context, registration.email)


def _when(salon: Salon) -> str:
    begins = programme.begins_at(salon)
    if begins is None:
        return ""
    zone = words.zone_of(salon)
    return f"{words.day(begins.astimezone(zone).date())}, {words.hour(begins, zone)}"


def _send(subject: str, name: str, context: dict[str, object], email: str) -> bool:
    body = render_to_string(f"salons/letters/{name}.txt", context)
    try:
        EmailMessage(subject.replace("\n", " "), body, to=[email]).send()
    except (OSError, SMTPException) as error:
        # The place is kept all the same: the page says it too, and the link can be asked for again.
        logger.warning("A letter could not be sent: %s", error)
        return False
    return True

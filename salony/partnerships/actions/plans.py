"""Writes to kept consortia, programme rules and the relay of letters."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.mail import EmailMessage
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from salony.accounts.permissions import check_may_act_for, signed_in
from salony.partnerships.actions.directory import subject_of
from salony.partnerships.models import Letter, Organization, Plan, RuleRecord
from salony.partnerships.programmes import read_rules, shipped_rules

Clock = Callable[[], dt.datetime]
Anyone = AbstractBaseUser | AnonymousUser

LONGEST_LETTER = 5000


@transaction.atomic
def keep_plan(
    *,
    organization: Organization,
    name: str,
    row: Mapping[str, Any],
    user: Anyone,
    clock: Clock,
    plan: Plan | None = None,
) -> Plan:
    """Keep a consortium, or a kept one as it is now. Raises PermissionDenied."""
    check_may_act_for(user, subject_of(plan.organization if plan else organization))
    plan = plan or Plan(organization=organization, made_by=signed_in(user))
    plan.name, plan.row, plan.updated_at = name[:200], dict(row), clock()
    plan.save()
    return plan


@transaction.atomic
def drop_plan(*, plan: Plan, user: Anyone) -> None:
    """Raises PermissionDenied."""
    check_may_act_for(user, subject_of(plan.organization))
    plan.delete()


@transaction.atomic
def add_rules(*, text: str, origin: str, clock: Clock) -> int:
    """Keep records of rules for further years; answers how many. A record of the same action and year is replaced.

    Raises RulesError. origin: the file's name, for messages.
    """
    rules = read_rules(text, origin, base=shipped_rules()).rules
    for rule in rules:
        row = json.loads(json.dumps(rule.raw, cls=DjangoJSONEncoder))
        RuleRecord.objects.update_or_create(
            action=rule.slug, year=rule.year, defaults={"row": row, "added_at": clock()}
        )
    return len(rules)


@transaction.atomic
def send_letter(*, sender: Organization, recipient: Organization, text: str, user: Anyone, clock: Clock) -> Letter:
    """Pass a message on: it is kept for those who act for the recipient, and mailed where an address is known.

    Neither side learns the other's address: the mail comes from the installation and is answered on its page.
    Raises PermissionDenied; ValueError for an empty text or one of more than LONGEST_LETTER characters.
    """
    check_may_act_for(user, subject_of(sender))
    if not text.strip() or len(text) > LONGEST_LETTER:
        raise ValueError(f"A letter has from 1 to {LONGEST_LETTER} characters.")
    letter = Letter.objects.create(
        sender=sender, recipient=recipient, text=text.strip(), made_by=signed_in(user), made_at=clock()
    )
    if recipient.contact:
        mail = EmailMessage(
            subject=f"{sender.name} → {recipient.name}",
            body=f"{letter.text}\n\n{settings.SALONY_SITE}",
            to=[recipient.contact],
        )
        transaction.on_commit(lambda: mail.send(fail_silently=True))
    return letter

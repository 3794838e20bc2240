"""The only writes to editions. Each is one transaction by an editor, and leaves a line of who did it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from salony.accounts.permissions import check_may_edit
from salony.catalogue.models import City
from salony.publishing.models import Act, Chosen, Edition

Clock = Callable[[], dt.datetime]
Editor = AbstractBaseUser | AnonymousUser
CHOSEN_AT_MOST = 24


@dataclass(frozen=True, slots=True)
class Pick:
    """event: its number in the catalogue; note: the editor's sentence, "" for the ranking's own reasons."""

    event: int
    note: str = ""


@transaction.atomic
def arrange(
    *, city: City, month: dt.date, introduction: str, picks: Sequence[Pick], editor: Editor, clock: Clock
) -> Edition:
    """Keep the draft: the events in their order and the words before them. What is published stays as it is.

    month: its first day. Raises PermissionDenied; ValueError where there are more than `CHOSEN_AT_MOST` events, or one
    twice, or one of another city.
    """
    check_may_edit(editor)
    ids = [pick.event for pick in picks]
    if len(ids) > CHOSEN_AT_MOST or len(set(ids)) < len(ids):
        raise ValueError(f"an edition has at most {CHOSEN_AT_MOST} events, each once")
    if city.events.filter(id__in=ids).count() < len(ids):
        raise ValueError("an edition has events of its own city only")
    said: dict[str, Any] = {"introduction": introduction.strip(), "changed_at": clock(), "editor_id": editor.pk}
    edition, _ = Edition.objects.update_or_create(city=city, month=month, defaults=said)
    edition.chosen.all().delete()
    Chosen.objects.bulk_create(
        Chosen(edition=edition, event_id=pick.event, position=place, note=pick.note.strip()[:300])
        for place, pick in enumerate(picks, 1)
    )
    _log(edition, Act.Kind.ARRANGED, editor, clock)
    return edition


@transaction.atomic
def publish(*, edition: Edition, content: dict[str, Any], editor: Editor, clock: Clock) -> Edition:
    """Freeze what goes out. content: as `edition.issue.to_json` gives it. Raises PermissionDenied."""
    check_may_edit(editor)
    edition.content, edition.published_at = content, clock()
    edition.save(update_fields=["content", "published_at"])
    _log(edition, Act.Kind.PUBLISHED, editor, clock)
    return edition


@transaction.atomic
def withdraw(*, edition: Edition, editor: Editor, clock: Clock) -> Edition:
    """Back to a draft; what was published is kept until it is published anew. Raises PermissionDenied."""
    check_may_edit(editor)
    edition.published_at = None
    edition.save(update_fields=["published_at"])
    _log(edition, Act.Kind.WITHDRAWN, editor, clock)
    return edition


def _log(edition: Edition, kind: Act.Kind, editor: Editor, clock: Clock) -> None:
    said: dict[str, Any] = {"editor_id": editor.pk}
    Act.objects.create(edition=edition, kind=kind, made_at=clock(), **said)

"""What stays: experiences, materials, initiatives."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext

from salony.catalogue.models import City
from salony.resolution import fold, slug_of
from salony.salons import fitting, uploads
from salony.salons.actions.log import Clock, Editor, check, note, text_of
from salony.salons.models import Experience, Initiative, Item, Joining, Material, Registration, Salon, Task
from salony.salons.refusal import Refusal


def words_of(*texts: str) -> str:
    """For searching: every word folded and in its dictionary forms, between spaces."""
    found: dict[str, None] = {}
    for text in texts:
        for word in fold(text).split():
            found[word] = None
        for forms in fitting.terms(text).values():
            for form in sorted(forms):
                found[form] = None
    return f" {' '.join(found)} "


@transaction.atomic
def share(
    *, author: Registration, key: str, title: str, practice: str, worked: str, failed: str, contact: str, clock: Clock
) -> Experience:
    """An experience, public with its author's name and institution. key: their hash. Raises Refusal."""
    title = text_of(title, gettext("Title"), longest=200, needed=True)
    practice = text_of(practice, gettext("Practice"), longest=5000, needed=True)
    worked = text_of(worked, gettext("What worked"), longest=5000)
    failed = text_of(failed, gettext("What did not"), longest=5000)
    row = Experience.objects.create(
        salon=author.salon,
        title=title,
        practice=practice,
        worked=worked,
        failed=failed,
        author_name=author.name,
        institution_name=author.institution_name,
        contact=text_of(contact, gettext("Contact"), longest=200),
        author_key=key,
        words=words_of(title, practice, worked, failed, author.name, author.institution_name),
        written_at=clock(),
    )
    note(author.salon, "experience", clock, experience=row.pk)
    return row


@transaction.atomic
def take_down(*, experience: Experience, clock: Clock, editor: Editor | None = None, key: str = "") -> None:
    """By its author (key) or an organizer. Raises PermissionDenied."""
    if not key or key != experience.author_key:
        check(editor or AnonymousUser())
    note(experience.salon, "experience taken down", clock, editor, title=experience.title)
    experience.delete()


@transaction.atomic
def keep_material(
    *,
    salon: Salon,
    kind: str,
    title: str,
    editor: Editor,
    clock: Clock,
    text: str = "",
    url: str = "",
    file: tuple[str, bytes] | None = None,
    item: Item | None = None,
) -> Material:
    """Text, an address or a file (name, bytes), one of them at least. Raises PermissionDenied, Refusal."""
    check(editor)
    title = text_of(title, gettext("Title"), longest=200, needed=True)
    text = text_of(text, gettext("Text"), longest=100_000)
    if not (text or url or file):
        raise Refusal(gettext("There is nothing in it yet: write a text, give an address or choose a file."))
    if url and not url.startswith(("https://", "http://")):
        raise Refusal(gettext("An address begins with https://."))
    row = Material(salon=salon, item=item, kind=kind, title=title, text=text, url=url[:500], added_at=clock())
    if file is not None:
        checked = uploads.check(*file)
        row.file, row.file_name, row.media_type = _store(checked), checked.name, checked.media_type
        row.size = len(checked.content)
    row.words = words_of(title, text, item.title if item else "", salon.name, salon.theme)
    row.save()
    note(salon, "material", clock, editor, material=row.pk)
    return row


@transaction.atomic
def remove_material(*, material: Material, editor: Editor, clock: Clock) -> None:
    """The file goes with its last material."""
    check(editor)
    note(material.salon, "material removed", clock, editor, title=material.title)
    name = material.file
    material.delete()
    if name and not Material.objects.filter(file=name).exists():
        transaction.on_commit(lambda: file_path(name).unlink(missing_ok=True))


def file_path(name: str) -> Path:
    return Path(settings.SALONY_HOME) / "salons" / name


def _store(checked: uploads.Checked) -> str:
    """Under the digest of its bytes: the same file is kept once, and no name from outside becomes a path."""
    name = f"{hashlib.sha256(checked.content).hexdigest()}.{checked.extension}"
    path = file_path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        part = path.with_suffix(".part")
        part.write_bytes(checked.content)
        part.replace(path)
    return name


@transaction.atomic
def begin(
    *,
    city: City,
    title: str,
    idea: str,
    leader: str,
    institution_name: str,
    key: str,
    clock: Clock,
    salon: Salon | None,
) -> Initiative:
    """An initiative, of which its founder is the first member. Raises Refusal."""
    title = text_of(title, gettext("Title"), longest=200, needed=True)
    idea = text_of(idea, gettext("Idea"), longest=5000, needed=True)
    leader = text_of(leader, gettext("Name"), longest=120, needed=True)
    taken = set(Initiative.objects.filter(city=city).values_list("slug", flat=True))
    row = Initiative.objects.create(
        city=city,
        salon=salon,
        slug=slug_of(title, taken, longest=120),
        title=title,
        idea=idea,
        leader_name=leader,
        institution_name=institution_name[:200],
        leader_key=key,
        words=words_of(title, idea, leader, institution_name),
        begun_at=clock(),
        changed_at=clock(),
    )
    _join(row, leader, institution_name, key, clock)
    if salon:
        note(salon, "initiative", clock, initiative=row.pk)
    return row


@transaction.atomic
def join(*, initiative: Initiative, name: str, institution_name: str, key: str, clock: Clock) -> Joining:
    """Joining twice is no error. The second who comes makes of an idea something that looks for company."""
    name = text_of(name, gettext("Name"), longest=120, needed=True)
    row = _join(initiative, name, institution_name, key, clock)
    if initiative.stage == Initiative.Stage.IDEA and initiative.members.count() > 1:
        initiative.stage = Initiative.Stage.JOINING
    _touch(initiative, clock)
    return row


def _join(initiative: Initiative, name: str, institution_name: str, key: str, clock: Clock) -> Joining:
    defaults = {"name": name, "institution_name": institution_name[:200], "joined_at": clock()}
    return Joining.objects.get_or_create(initiative=initiative, member_key=key, defaults=defaults)[0]


def _check_member(initiative: Initiative, key: str, editor: Editor | None) -> None:
    if editor is not None:
        check(editor)
    elif not key or not initiative.members.filter(member_key=key).exists():
        raise Refusal(gettext("Only those who have joined can change this. Join first."))


@transaction.atomic
def add_task(
    *,
    initiative: Initiative,
    title: str,
    who: str,
    due: dt.date | None,
    clock: Clock,
    key: str = "",
    editor: Editor | None = None,
) -> Task:
    """By a member (key) or an organizer. The first task sets to work. Raises Refusal, PermissionDenied."""
    _check_member(initiative, key, editor)
    title = text_of(title, gettext("Title"), longest=200, needed=True)
    row = Task.objects.create(
        initiative=initiative, title=title, who=text_of(who, gettext("Who"), longest=120), due=due
    )
    if initiative.stage in (Initiative.Stage.IDEA, Initiative.Stage.JOINING):
        initiative.stage = Initiative.Stage.DOING
    _touch(initiative, clock)
    return row


@transaction.atomic
def finish(*, task: Task, clock: Clock, key: str = "", editor: Editor | None = None, undone: bool = False) -> Task:
    _check_member(task.initiative, key, editor)
    task.done_at = None if undone else clock()
    task.save(update_fields=["done_at"])
    _touch(task.initiative, clock)
    return task


@transaction.atomic
def move_on(
    *, initiative: Initiative, stage: str, result: str, clock: Clock, key: str = "", editor: Editor | None = None
) -> Initiative:
    """To another stage; result: what came of it, in words. Raises Refusal, PermissionDenied."""
    _check_member(initiative, key, editor)
    if stage not in Initiative.Stage.values:
        raise Refusal(gettext("There is no such stage."))
    initiative.stage = stage
    initiative.result = text_of(result, gettext("What came of it"), longest=5000)
    _touch(initiative, clock)
    return initiative


def _touch(initiative: Initiative, clock: Clock) -> None:
    initiative.changed_at = clock()
    people: Iterable[str] = initiative.members.values_list("name", flat=True)
    initiative.words = words_of(
        initiative.title, initiative.idea, initiative.result, initiative.institution_name, *people
    )
    initiative.save()

"""Questions that the past answers: what was known on a day, and who worked with whom in the time after it.

Nothing of that later time reaches the signals: each rehearsal builds its own ground as of its own day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from salony.partnerships.matching.closeness import Closeness
from salony.partnerships.matching.ground import Ground, Ints
from salony.partnerships.matching.learning import Question
from salony.partnerships.matching.signals import signals
from salony.partnerships.matching.standing import Standing, standing
from salony.partnerships.matching.values import COORDINATOR, History, Participation, Project, Query


class Kind(StrEnum):
    """KNOWN: an organisation with a history seeks a new partner. NEWCOMER: one without any. IDEA: a project's words."""

    KNOWN = "known"
    NEWCOMER = "newcomer"
    IDEA = "idea"


# candidates shown to the learner for each question besides the right ones
WRONG = {Kind.KNOWN: 300, Kind.NEWCOMER: 200, Kind.IDEA: 200}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its right answers, places in the ground it is asked on."""

    query: Query
    right: Ints


def asked(kind: Kind, ground: Ground, later: History, chance: np.random.Generator, most: int) -> list[Asked]:
    """At most `most` questions of a kind that the projects and participations of `later` answer."""
    members: dict[str, list[Participation]] = {}
    for taken in later.participations:
        members.setdefault(taken.project, []).append(taken)
    projects = [project for project in later.projects if project.id in members]
    organisations = {organisation.id: organisation for organisation in later.organisations}
    if kind is Kind.KNOWN:
        return _known(ground, projects, members, chance, most)
    found: list[Asked] = []
    seen = np.diff(ground.members.indptr) > 0
    for number in chance.permutation(len(projects)):
        if len(found) >= most:
            break
        project = projects[number]
        taking = members[project.id]
        old = {t.organisation: ground.place[t.organisation] for t in taking if _seen(ground, seen, t.organisation)}
        if kind is Kind.IDEA:
            lead = next((t.organisation for t in taking if t.role == COORDINATOR), None)
            described = organisations.get(lead or "")
            if described is None:
                continue
            right = [place for name, place in old.items() if name != lead]
            query = replace(idea(project), organisation=lead, country=described.country, kind=described.kind)
            query = replace(query, region=described.region, acquainted=True)
            query = replace(query, latitude=described.latitude, longitude=described.longitude)
            if right:
                found.append(Asked(query, np.array(right)))
            continue
        for taken in taking:
            described = organisations.get(taken.organisation)
            if described is None or taken.organisation in old or not old:
                continue
            query = Query(country=described.country, kind=described.kind, programmes=project.programmes)
            found.append(Asked(query, np.array(list(old.values()))))
    return found[:most]


def idea(project: Project) -> Query:
    return Query(programmes=project.programmes, themes=project.themes, text=project.text)


def _seen(ground: Ground, seen: "np.ndarray[tuple[int], np.dtype[np.bool_]]", name: str) -> bool:
    return name in ground.place and bool(seen[ground.place[name]])


def _known(
    ground: Ground,
    projects: Sequence[Project],
    members: dict[str, list[Participation]],
    chance: np.random.Generator,
    most: int,
) -> list[Asked]:
    seen = np.diff(ground.members.indptr) > 0
    new: dict[int, set[int]] = {}
    for project in projects:
        old = [ground.place[t.organisation] for t in members[project.id] if _seen(ground, seen, t.organisation)]
        for one in old:
            new.setdefault(one, set()).update(old)
    found: list[Asked] = []
    asking = sorted(new)
    for number in chance.permutation(len(asking)):
        if len(found) >= most:
            break
        place = asking[number]
        right = new[place] - set(ground.partners(place).tolist()) - {place}
        if right:
            found.append(Asked(Query(organisation=ground.organisations[place].id), np.array(sorted(right))))
    return found


def barred(ground: Ground, query: Query) -> Ints:
    """Whom the question must not be answered with; organisations without any project before the day are free."""
    place = ground.place
    names = (query.organisation or "", *query.partners, *query.dismissed)
    kept_out = {place[name] for name in names if name in place}
    if query.organisation in place and not query.acquainted:
        kept_out.update(ground.partners(place[query.organisation]).tolist())
    return np.array(sorted(kept_out), dtype=np.int64)


def rehearsed(
    kind: Kind, history: History, days: Sequence[date], until: date, each: int, seed: int = 7
) -> list[Question]:
    """Questions asked on each of `days`, answered by what began between that day and `until`."""
    chance = np.random.default_rng(seed)
    found: list[Question] = []
    for day in days:
        before, later = between(history, day), between(history, until, day)
        ground = Ground.build(before, day)
        known: Standing = standing(ground)
        close = Closeness.build(ground, known) if kind is Kind.KNOWN else None
        for one in asked(kind, ground, later, chance, each):
            kept_out = barred(ground, one.query)
            shown = (close.signals if close else signals)(ground, known, one.query, kept_out)
            right = np.isin(shown.candidates, one.right)
            wrong = np.flatnonzero(~right)
            if len(wrong) > WRONG[kind]:
                wrong = chance.choice(wrong, WRONG[kind], replace=False)
            kept = np.sort(np.concatenate([np.flatnonzero(right), wrong]))
            found.append(Question(shown.table[kept], right[kept]))
    return found


def between(history: History, until: date, since: date | None = None) -> History:
    """What began before `until` and not before `since`; without `since`, undated projects count as old ones.

    Of the organisations, only those that took part.
    """
    projects = [p for p in history.projects if p.start is None or p.start < until]
    if since:
        projects = [p for p in projects if p.start and p.start >= since]
    ids = {project.id for project in projects}
    taken = [t for t in history.participations if t.project in ids]
    names = {t.organisation for t in taken}
    return History([o for o in history.organisations if o.id in names], projects, taken)


def days_before(today: date, first: date) -> list[date]:
    """Three days to rehearse on in the later half of what is known: the near past foretells best.

    None within 45 days of `today`: too little has begun since to be an answer.
    """
    span = (today - first).days
    return [today - timedelta(days=round(span * share)) for share in (0.15, 0.3, 0.45) if span * share >= 45]

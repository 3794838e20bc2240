"""Why an organisation is suggested: facts of the ground that bear on the question, the strongest first."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salony.partnerships.matching import reasons as why
from salony.partnerships.matching.geography import kilometres
from salony.partnerships.matching.ground import YEAR, Floats, Ground
from salony.partnerships.matching.order import NEWCOMER
from salony.partnerships.matching.standing import Standing
from salony.partnerships.matching.values import Query

NAMED = 3
NEAR = 100.0
WORTH_SAYING = 5
ALIKE = 0.08
WORDS = 5
# countries that meet so many times as often as chance has it
OFTEN = 1.5


@dataclass(frozen=True, slots=True)
class Asked:
    """What all candidates of one answer have in common: who asks, its projects, whom it has met."""

    projects: dict[int, set[int]]
    met: NDArray[np.bool_]

    @classmethod
    def of(cls, ground: Ground, query: Query) -> "Asked":
        places = [ground.place[name] for name in (query.organisation, *query.partners) if name in ground.place]
        met = np.zeros(len(ground.organisations), dtype=np.bool_)
        for place in places:
            met[ground.partners(place)] = True
        met[places] = False
        return cls({place: set(ground.projects_of(place).tolist()) for place in places}, met)


def reasons(
    ground: Ground, known: Standing, query: Query, asked: Asked, place: int, likeness: Floats | None
) -> tuple[why.Reason, ...]:
    """`likeness` of every project's text to the idea's, where there is one."""
    return (
        *_complement(ground, query, place),
        *_acquaintance(ground, asked, place),
        *_text(ground, known, query, place, likeness),
        *_likeness(ground, known, query, place),
        *_record(ground, place),
    )


def _complement(ground: Ground, query: Query, place: int) -> Iterator[why.Reason]:
    candidate = ground.organisations[place]
    if candidate.country in query.missing_countries:
        yield why.FillsCountry(candidate.country)
    if candidate.kind in query.missing_kinds:
        yield why.FillsKind(candidate.kind)
    if offered := tuple(what for what in query.seeks if what in candidate.offers):
        yield why.Offers(offered[:NAMED])
    if sought := tuple(what for what in query.offers if what in candidate.seeks):
        yield why.Seeks(sought[:NAMED])


def _acquaintance(ground: Ground, asked: Asked, place: int) -> Iterator[why.Reason]:
    own = set(ground.projects_of(place).tolist())
    together: set[int] = set()
    with_whom: list[str] = []
    for one, projects in asked.projects.items():
        if shared := own & projects:
            with_whom.append(ground.organisations[one].id)
            together |= shared
    if together:
        latest = sorted(together, key=lambda project: float(ground.ages[project]))
        yield why.WorkedTogether(
            tuple(with_whom[:NAMED]),
            tuple(ground.projects[project].id for project in latest[:NAMED]),
            len(latest),
            ground.projects[latest[0]].start,
        )
    partners = ground.partners(place)
    common = partners[asked.met[partners]]
    if len(common):
        # whom fewest know says most
        sizes = np.diff(ground.members.indptr)[common]
        named = common[np.argsort(sizes, kind="stable")[:NAMED]]
        yield why.CommonPartners(tuple(ground.organisations[n].id for n in named), len(common))


def _text(ground: Ground, known: Standing, query: Query, place: int, likeness: Floats | None) -> Iterator[why.Reason]:
    if likeness is None:
        return
    alike = [project for project in ground.projects_of(place).tolist() if likeness[project] >= ALIKE]
    if alike:
        alike.sort(key=lambda project: -float(likeness[project]))
        words = known.said.shared(query.text, alike[0], WORDS)
        yield why.LikeProjects(tuple(ground.projects[project].id for project in alike[:NAMED]), words)


def _likeness(ground: Ground, known: Standing, query: Query, place: int) -> Iterator[why.Reason]:
    candidate = ground.organisations[place]
    if themes := tuple(theme for theme in query.themes if theme in candidate.themes):
        yield why.SharedThemes(themes[:NAMED])
    for programme in query.programmes:
        number = known.programmes.get(programme)
        times = 0 if number is None else int((known.belongs[ground.projects_of(place)].indices == number).sum())
        if times:
            yield why.SameProgramme(programme, times)
    if query.kind and query.kind == candidate.kind:
        yield why.SameKind(candidate.kind)
    if languages := tuple(word for word in query.languages if word in candidate.languages):
        yield why.SharedLanguages(languages[:NAMED])
    if (lift := _countries(known, query, candidate.country)) >= OFTEN:
        yield why.CountriesWorkTogether(query.country, candidate.country, lift)
    far = kilometres(query.latitude, query.longitude, candidate.latitude, candidate.longitude)
    if far is not None and far <= NEAR:
        yield why.Near(far)


def _countries(known: Standing, query: Query, other: str) -> float:
    """How many times more often than chance has it the two countries meet; 0 within one and where one is not known."""
    if other == query.country or query.country not in known.countries or other not in known.countries:
        return 0.0
    return math.exp(float(known.country_lift[known.countries[query.country], known.countries[other]]))


def _record(ground: Ground, place: int) -> Iterator[why.Reason]:
    candidate = ground.organisations[place]
    if candidate.asked:
        yield why.Answers(candidate.answered, candidate.asked)
    projects = ground.projects_of(place)
    recent = int((ground.ages[projects] <= YEAR).sum())
    if recent:
        yield why.Active(recent)
    if len(projects) >= WORTH_SAYING:
        yield why.Experienced(len(projects), int(ground.leads[place]))
    if 0 < len(projects) <= NEWCOMER:
        yield why.Newcomer(len(projects))

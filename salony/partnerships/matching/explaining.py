"""Why an organisation is suggested: facts of the ground that bear on the question, the strongest first."""

from collections.abc import Iterator
from datetime import timedelta

from salony.partnerships.matching import reasons as why
from salony.partnerships.matching.geography import kilometres
from salony.partnerships.matching.ground import Floats, Ground
from salony.partnerships.matching.order import NEWCOMER
from salony.partnerships.matching.standing import Standing
from salony.partnerships.matching.values import Query

NAMED = 3
NEAR = 100.0
WORTH_SAYING = 5
ALIKE = 0.08
WORDS = 5


def reasons(
    ground: Ground, known: Standing, query: Query, place: int, likeness: Floats | None
) -> tuple[why.Reason, ...]:
    """At most so many reasons that a page can show them; `likeness` of every project's text to the idea's."""
    return (
        *_complement(ground, query, place),
        *_acquaintance(ground, query, place),
        *_text(ground, known, query, place, likeness),
        *_likeness(ground, query, place),
        *_record(ground, query, place),
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


def _acquaintance(ground: Ground, query: Query, place: int) -> Iterator[why.Reason]:
    asking = [ground.place[o] for o in (query.organisation, *query.partners) if o in ground.place]
    own = set(ground.projects_of(place).tolist())
    together: list[int] = []
    with_whom: list[str] = []
    for one in asking:
        shared = own.intersection(ground.projects_of(one).tolist())
        if shared:
            with_whom.append(ground.organisations[one].id)
            together.extend(shared)
    if together:
        together = sorted(set(together), key=lambda project: float(ground.ages[project]))
        yield why.WorkedTogether(
            tuple(with_whom[:NAMED]),
            tuple(ground.projects[project].id for project in together[:NAMED]),
            len(together),
            ground.projects[together[0]].start,
        )
    if asking:
        partners = set(ground.partners(place).tolist())
        common: set[int] = set()
        for one in asking:
            common |= partners & set(ground.partners(one).tolist())
        common -= {place, *asking}
        if common:
            # whom fewest know says most
            named = sorted(common, key=lambda partner: len(ground.projects_of(partner)))[:NAMED]
            yield why.CommonPartners(tuple(ground.organisations[n].id for n in named), len(common))


def _text(ground: Ground, known: Standing, query: Query, place: int, likeness: Floats | None) -> Iterator[why.Reason]:
    if likeness is None:
        return
    alike = [project for project in ground.projects_of(place).tolist() if likeness[project] >= ALIKE]
    if alike:
        alike.sort(key=lambda project: -float(likeness[project]))
        words = known.said.shared(query.text, alike[0], WORDS)
        yield why.LikeProjects(tuple(ground.projects[project].id for project in alike[:NAMED]), words)


def _likeness(ground: Ground, query: Query, place: int) -> Iterator[why.Reason]:
    candidate = ground.organisations[place]
    if themes := tuple(theme for theme in query.themes if theme in candidate.themes):
        yield why.SharedThemes(themes[:NAMED])
    for programme in query.programmes:
        times = sum(programme in ground.projects[project].programmes for project in ground.projects_of(place))
        if times:
            yield why.SameProgramme(programme, times)
    if query.kind and query.kind == candidate.kind:
        yield why.SameKind(candidate.kind)
    if languages := tuple(word for word in query.languages if word in candidate.languages):
        yield why.SharedLanguages(languages[:NAMED])
    far = kilometres(query.latitude, query.longitude, candidate.latitude, candidate.longitude)
    if far is not None and far <= NEAR:
        yield why.Near(far)


def _record(ground: Ground, query: Query, place: int) -> Iterator[why.Reason]:
    projects = ground.projects_of(place)
    year_ago = ground.today - timedelta(days=365)
    recent = sum(1 for project in projects if (start := ground.projects[project].start) and start >= year_ago)
    if recent:
        yield why.Active(recent)
    if len(projects) >= WORTH_SAYING:
        yield why.Experienced(len(projects), int(ground.led[:, [place]].sum()))
    if 0 < len(projects) <= NEWCOMER:
        yield why.Newcomer(len(projects))
    candidate = ground.organisations[place]
    if candidate.asked:
        yield why.Answers(candidate.answered, candidate.asked)

"""Rules of programmes as typed records, read from TOML. `data/programmes.toml` explains every key."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any


class RulesError(ValueError):
    """A record of rules cannot be used: which, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """name: of the source. year: for which it speaks. subject: "conditions", "deadline" or "countries"."""

    name: str
    year: int
    subject: str


@dataclass(frozen=True, slots=True)
class Area:
    """The countries that take part. unsure: those whose taking part no source of ours confirms for the year."""

    slug: str
    year: int
    countries: frozenset[str]
    unsure: frozenset[str]
    sources: tuple[Sourced, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A deadline: the day; or, announced without one, the month of every year and its words by language."""

    day: dt.date | None
    month: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One action in one year. Amounts in EUR; 0 and empty where the sources say nothing.

    counts: kinds of organisation that count towards the least numbers; empty for all. kinds: who may take part.
    raw: the record as written, to keep it.
    """

    slug: str
    programme: str
    year: int
    names: Mapping[str, str]
    area: str
    sources: tuple[Sourced, ...]
    raw: Mapping[str, Any]
    single: bool = False
    organizations: int = 1
    countries: int = 1
    eu: int = 0
    counts: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    grants: tuple[int, ...] = ()
    least: int = 0
    most: int = 0
    share: int = 0
    no_grant: bool = False
    lump_sum: bool = False
    months: tuple[int, int] | None = None
    participants: int = 0
    accreditation: str = ""
    lead_years: int = 0
    lead_area: str = ""
    lead_kinds: frozenset[str] = frozenset()
    applications: int = 0
    grants_before: tuple[int, int] | None = None
    event: tuple[int, int] | None = None
    rounds: tuple[Round, ...] = ()
    inferred: frozenset[str] = frozenset()

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]

    def next_deadline(self, today: dt.date) -> dt.date | None:
        """The next day that a source names; None where every one is past."""
        return min((one.day for one in self.rounds if one.day and one.day >= today), default=None)

    def last_deadline(self) -> dt.date | None:
        return max((one.day for one in self.rounds if one.day), default=None)

    def is_confirmed(self, year: int) -> bool:
        """Whether the conditions are those of that year, as far as our sources go."""
        return self.year >= year


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All records: of each action every year that is known."""

    programmes: Mapping[str, Mapping[str, str]]
    areas: Mapping[str, Area]
    rules: tuple[Rule, ...]

    def actions(self) -> list[str]:
        """Slugs, in the order of the records."""
        return list(dict.fromkeys(rule.slug for rule in self.rules))

    def rule(self, slug: str, year: int) -> Rule:
        """The newest record that is not later than the year; where all are later, the earliest. Raises KeyError."""
        known = sorted((rule for rule in self.rules if rule.slug == slug), key=lambda rule: rule.year)
        if not known:
            raise KeyError(slug)
        return next((rule for rule in reversed(known) if rule.year <= year), known[0])

    def area(self, slug: str) -> Area:
        return self.areas[slug]


def read_rules(text: str, origin: str, *, base: RuleBook | None = None) -> RuleBook:
    """Records out of TOML. base: whose programmes and areas may be named. Raises RulesError.

    origin: the file's name, for messages.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{origin}: not valid TOML: {error}. Correct the file and load it again.") from error
    programmes = {**(base.programmes if base else {}), **data.get("programme", {})}
    areas = dict(base.areas) if base else {}
    for slug, row in data.get("area", {}).items():
        areas[slug] = _area(slug, row, areas, origin)
    rules = tuple(_rule(row, origin) for row in data.get("action", []))
    for rule in rules:
        _check_names(rule, programmes, areas, origin)
    return RuleBook(programmes, areas, rules)


def merged(base: RuleBook, rows: Iterable[Mapping[str, Any]], origin: str) -> RuleBook:
    """The book with further records; a record of the same action and year takes the place of the book's own."""
    fresh = {(rule.slug, rule.year): rule for rule in (_rule(row, origin) for row in rows)}
    kept = [fresh.pop((rule.slug, rule.year), rule) for rule in base.rules]
    return RuleBook(base.programmes, base.areas, (*kept, *fresh.values()))


@lru_cache(maxsize=1)
def shipped_rules() -> RuleBook:
    """The records that come with the product."""
    text = files("salony.partnerships").joinpath("data/programmes.toml").read_text("utf-8")
    return read_rules(text, "programmes.toml")


def _area(slug: str, row: Mapping[str, Any], known: Mapping[str, Area], origin: str) -> Area:
    base = known[row["extends"]].countries if row.get("extends") in known else frozenset()
    if not row.get("countries") or not isinstance(row.get("year"), int):
        raise RulesError(f"{origin}: the area {slug!r} lacks its countries or its year. Add them and load again.")
    countries = base | frozenset(row["countries"])
    return Area(slug, row["year"], countries, frozenset(row.get("unsure", ())), _sources(row))


def _sources(row: Mapping[str, Any]) -> tuple[Sourced, ...]:
    return tuple(Sourced(one["name"], one["year"], one.get("for", "conditions")) for one in row.get("sources", ()))


def _rule(row: Mapping[str, Any], origin: str) -> Rule:
    label = row.get("slug") or "without a slug"
    missing = [key for key in ("slug", "programme", "year", "pl", "en", "area", "sources") if not row.get(key)]
    if missing:
        raise RulesError(f"{origin}: action {label}: lacks {', '.join(missing)}. Add it and load again.")
    try:
        return _typed(row)
    except (KeyError, TypeError, ValueError) as error:
        raise RulesError(f"{origin}: action {label}: cannot be understood ({error!r}). Correct it.") from error


def _typed(row: Mapping[str, Any]) -> Rule:
    lead, limits = row.get("lead", {}), row.get("limits", ())
    months, event = row.get("months"), row.get("event")
    grants_before = next(((one["grants"], one["years"]) for one in limits if "grants" in one), None)
    rounds = [Round(_day(one)) for one in row.get("deadlines", ())]
    rounds += [Round(None, one["month"], {"pl": one["pl"], "en": one["en"]}) for one in row.get("expected", ())]
    return Rule(
        slug=row["slug"],
        programme=row["programme"],
        year=int(row["year"]),
        names={"pl": row["pl"], "en": row["en"]},
        area=row["area"],
        sources=_sources(row),
        raw=row,
        single=bool(row.get("single")),
        organizations=int(row.get("organizations", 1)),
        countries=int(row.get("countries", 1)),
        eu=int(row.get("eu", 0)),
        counts=frozenset(row.get("counts", ())),
        kinds=frozenset(row.get("kinds", ())),
        grants=tuple(int(one) for one in row.get("grants", ())),
        least=int(row.get("least", 0)),
        most=int(row.get("most", 0)),
        share=int(row.get("share", 0)),
        no_grant=bool(row.get("no_grant")),
        lump_sum=bool(row.get("lump_sum")),
        months=(int(months[0]), int(months[1])) if months else None,
        participants=int(row.get("participants", 0)),
        accreditation=row.get("accreditation", ""),
        lead_years=int(lead.get("years", 0)),
        lead_area=lead.get("area", ""),
        lead_kinds=frozenset(lead.get("kinds", ())),
        applications=next((int(one["applications"]) for one in limits if "applications" in one), 0),
        grants_before=grants_before,
        event=(int(event["people"]), int(event["abroad"])) if event else None,
        rounds=tuple(rounds),
        inferred=frozenset(row.get("inferred", ())),
    )


def _day(value: dt.date | str) -> dt.date:
    """TOML has dates; a record kept as JSON has their text."""
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def _check_names(rule: Rule, programmes: Mapping[str, Any], areas: Mapping[str, Area], origin: str) -> None:
    if rule.programme not in programmes:
        raise RulesError(f"{origin}: action {rule.slug}: no programme {rule.programme!r}. Add it as [programme.…].")
    for area in (rule.area, rule.lead_area):
        if area and area not in areas:
            raise RulesError(f"{origin}: action {rule.slug}: no area {area!r}. Add it as [area.…].")

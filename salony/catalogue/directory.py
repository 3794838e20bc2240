"""Venues, institutions and people by any of their names. Only `actions` lets it create."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from salony.catalogue.models import City, Institution, Person, Venue
from salony.language.gazetteer import place_named
from salony.resolution import Place, fold, naming, slug_of
from salony.resolution.persons import is_telling
from salony.vocabulary import PlaceDraft

_JOINTS = re.compile(r"\s*(?:,|;|\(|\)|/|\s[–—-]\s)\s*")


_NAMESAKES = ("", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9")


class Mention(NamedTuple):
    """A name in an event. home: the institution from which the person comes, or that of the event, as far as known."""

    name: str
    home: int | None


class Directory:
    """One city's venues and institutions, read once; new ones are kept as they come.

    A name is known when it is, folded, without the city's own name at its end and without a dedication, a record's name
    or alias, or the initials of one institution of the city only: "MOK w Żorach", "MOK" and "Miejski Ośrodek Kultury
    im. … w Żorach" are one. An institution of the city comes before another city's of the same name. Who organizes by
    the name of a house is the institution whose house it is. A new place that names an institution ("Klub Lipka MOK")
    is a house of it.
    """

    def __init__(self, city: City) -> None:
        self.city = city
        self._endings = tuple(
            f" {fold(words)}" for words in (f"w {city.locative}", f"we {city.locative}", city.name, city.genitive)
        )
        self._institutions: dict[str, Institution] = {}
        self._venues: dict[tuple[str, str], Venue] = {}
        self._initials: dict[str, set[int]] = {}
        self._by_pk: dict[int, Institution] = {}
        self._own: set[str] = set()
        self._people: dict[str, list[Person]] = {}
        self._slugs: dict[str, set[str]] = {"institution": set(), "venue": set(), "outside": set()}
        rows = list(Institution.objects.all())
        self._by_pk = {row.pk: row for row in rows}
        # What others were merged into comes first: its own names are its, whatever the merged ones were called.
        for institution in sorted(
            rows, key=lambda row: (row.merged_into_id is not None, row.city_id != city.pk, row.pk)
        ):
            self._keep_institution(institution)
        venues = Venue.objects.select_related("institution")
        for venue in venues.filter(city=city) | venues.filter(city=None):
            self._keep_venue(venue)

    def key_of(self, name: str) -> str:
        """The folded name without the city's."""
        return naming.without_town(fold(name), self._endings)

    def place_of(self, draft: PlaceDraft | None) -> Place:
        """The venue as known; creates nothing."""
        venue = self._known_venue(draft) if draft else None
        if venue is None or draft is None:
            owner = self._by_name(draft.name) if draft and draft.name else None
            return Place(institution=str(owner.pk), is_whole=True) if owner else Place()
        owner_id = venue.institution_id
        owner = self._by_name(venue.name)
        whole = owner is not None and owner.pk == owner_id
        return Place(key=str(venue.pk), institution=str(owner_id) if owner_id else None, is_whole=whole)

    def venue(self, draft: PlaceDraft | None) -> Venue | None:
        """The record of the place, made where there is none; None where neither name nor street is said."""
        if draft is None or not (draft.name or draft.address):
            return None
        return self._known_venue(draft) or self._new_venue(draft)

    def institution(self, name: str, url: str | None = None) -> Institution:
        """The record of the institution, made where there is none."""
        while (found := self.known_institution(name)) is None:
            slug = slug_of(name, self._slugs["institution"])
            # Another city's directory, or another process, may have made it after this one was read.
            others = list(Institution.objects.filter(slug=slug))
            for other in others:
                self._by_pk[other.pk] = other
                self._keep_institution(other)
            if not others:
                found = Institution.objects.create(city=self.city, slug=slug, name=name[:200], url=(url or "")[:500])
                self._by_pk[found.pk] = found
                self._keep_institution(found)
                break
        return found

    def known_institution(self, name: str | None) -> Institution | None:
        """By any of its spellings, by initials that are nobody else's, or by the name of a house of its own."""
        if not name:
            return None
        if found := self._by_name(name):
            return found
        house = self._venues.get(("", self.key_of(name)))
        return self._by_pk.get(house.institution_id) if house and house.institution_id else None

    def home_of(self, institution: Institution | None) -> int | None:
        """The institution as a whole: of a house, the one to which it belongs."""
        return (institution.parent_id or institution.pk) if institution else None

    def people(self, mentions: Iterable[Mention]) -> dict[Mention, Person]:
        """A record for each mention, made where there is none. One query for names that are not at hand yet.

        Two mentions of one name are one person where the name alone tells, or within one institution.
        """
        wanted = [mention for mention in dict.fromkeys(mentions) if fold(mention.name)]
        missing = {slug_of(fold(mention.name)) for mention in wanted} - self._people.keys()
        if missing:
            self._people |= {slug: [] for slug in missing}
            slugs = {f"{slug}{ending}": slug for slug in missing for ending in _NAMESAKES}
            for row in Person.objects.filter(slug__in=slugs).order_by("id"):
                self._people[slugs[row.slug]].append(row)
        found: dict[Mention, Person] = {}
        fresh: list[Person] = []
        for mention in wanted:
            known = self._people[slug_of(fold(mention.name))]
            person = _same_person(mention, known)
            if person is None:
                taken = {each.slug for each in known}
                home = None if is_telling(mention.name) else mention.home
                person = Person(slug=slug_of(fold(mention.name), taken), name=mention.name[:200], home_id=home)
                known.append(person)
                fresh.append(person)
            found[mention] = person
        Person.objects.bulk_create(fresh)
        return found

    def _known_venue(self, draft: PlaceDraft) -> Venue | None:
        city = self._city_key(draft.city)
        if draft.name:
            pieces = [draft.name, *(piece for piece in _JOINTS.split(draft.name) if piece != draft.name)]
            for piece in pieces:
                owner = None if city else self._by_name(piece)
                for name in (piece, owner.name if owner else piece):
                    if found := self._venues.get((city, self.key_of(name))):
                        return found
            return None
        address = fold(draft.address or "")
        return next((v for (where, _), v in self._venues.items() if where == city and fold(v.address) == address), None)

    def _new_venue(self, draft: PlaceDraft) -> Venue:
        name = draft.name or draft.address or ""
        elsewhere = self._city_key(draft.city)
        owner = None if elsewhere else self._by_name(name)
        host = owner or (None if elsewhere else self._host_of(name))
        slug = slug_of(name, self._slugs["outside" if elsewhere else "venue"])
        venue = Venue.objects.create(
            city=None if elsewhere else self.city,
            slug=slug,
            name=(owner.name if owner else name)[:200],
            aliases=[name] if owner else [],
            institution=host,
            city_name=(draft.city or self.city.name)[:100],
            address=(draft.address or (owner.address if owner else ""))[:200],
            latitude=draft.latitude,
            longitude=draft.longitude,
        )
        self._keep_venue(venue)
        return venue

    def _city_key(self, name: str | None) -> str:
        """Empty for the city itself, where none is said, and for what the gazetteer does not know: a quarter."""
        if not name or fold(name) == fold(self.city.name) or place_named(name) is None:
            return ""
        return fold(name)

    def _keep_institution(self, institution: Institution) -> None:
        self._slugs["institution"].add(institution.slug)
        target = self._by_pk.get(institution.merged_into_id or institution.pk, institution)
        for name in (institution.name, *institution.aliases):
            for spelling in naming.spellings(name, self._endings):
                self._institutions.setdefault(spelling, target)
            if institution.city_id != self.city.pk:
                continue
            self._own.update(naming.spellings(name, self._endings))
            if letters := naming.initials(name, self._endings):
                self._initials.setdefault(letters, set()).add(target.pk)

    def _by_name(self, name: str) -> Institution | None:
        """By its spellings and initials; a house's name is the house's own."""
        for spelling in naming.spellings(name, self._endings):
            if found := self._institutions.get(spelling):
                return found
        owners = self._initials.get(self.key_of(name), set())
        return self._by_pk[next(iter(owners))] if len(owners) == 1 else None

    def _host_of(self, name: str) -> Institution | None:
        """Whose house a place is that names an institution along with its own name."""
        unique = {letters: pk for letters, pks in self._initials.items() if len(pks) == 1 for pk in pks}
        key = naming.named_within(name, [*self._own, *unique], self._endings)
        if key is None:
            return None
        return self._institutions.get(key) or self._by_pk[unique[key]]

    def _keep_venue(self, venue: Venue) -> None:
        where = "" if venue.city_id else fold(venue.city_name)
        self._slugs["venue" if venue.city_id else "outside"].add(venue.slug)
        for name in (venue.name, *venue.aliases):
            self._venues.setdefault((where, self.key_of(name)), venue)


def _same_person(mention: Mention, known: Sequence[Person]) -> Person | None:
    """The one of this institution; else, where the name tells or no institution is known on either side, the first."""
    for person in known:
        if mention.home is not None and person.home_id == mention.home:
            return person
    if is_telling(mention.name):
        return known[0] if known else None
    if mention.home is None:
        return next((person for person in known if person.home_id is None), known[0] if len(known) == 1 else None)
    return None


def place_draft(value: Mapping[str, Any] | None) -> PlaceDraft | None:
    """The place of a merged value."""
    return PlaceDraft(**value) if value else None

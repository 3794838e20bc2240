"""Venues, institutions and people by any of their names. Only `actions` lets it create."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from salony.catalogue.models import City, Institution, Person, Venue
from salony.language.gazetteer import place_named
from salony.resolution import Place, fold, slug_of
from salony.vocabulary import PlaceDraft

_JOINTS = re.compile(r"\s*(?:,|;|\(|\)|/|\s[–—-]\s)\s*")


class Directory:
    """One city's venues and institutions, read once; new ones are kept as they come.

    A name is known when it is, folded and without the city's own name at its end, a record's name or alias: "MOK w
    Żorach", "MOK Żory" and "Miejski Ośrodek Kultury w Żorach" are one where the city file says so.
    """

    def __init__(self, city: City) -> None:
        self.city = city
        self._endings = tuple(
            f" {fold(words)}" for words in (f"w {city.locative}", f"we {city.locative}", city.name, city.genitive)
        )
        self._institutions: dict[str, Institution] = {}
        self._venues: dict[tuple[str, str], Venue] = {}
        self._people: dict[str, Person] = {}
        self._slugs: dict[str, set[str]] = {"institution": set(), "venue": set(), "outside": set()}
        for institution in Institution.objects.all():
            self._keep_institution(institution)
        venues = Venue.objects.select_related("institution")
        for venue in venues.filter(city=city) | venues.filter(city=None):
            self._keep_venue(venue)

    def key_of(self, name: str) -> str:
        """The folded name without the city's."""
        key = fold(name)
        for ending in self._endings:
            if key.endswith(ending) and len(key) > len(ending):
                return key.removesuffix(ending)
        return key

    def place_of(self, draft: PlaceDraft | None) -> Place:
        """The venue as known; creates nothing."""
        venue = self._known_venue(draft) if draft else None
        if venue is None or draft is None:
            owner = self._institutions.get(self.key_of(draft.name)) if draft and draft.name else None
            return Place(institution=str(owner.pk), is_whole=True) if owner else Place()
        owner_id = venue.institution_id
        owner = self._institutions.get(self.key_of(venue.name))
        whole = owner is not None and owner.pk == owner_id
        return Place(key=str(venue.pk), institution=str(owner_id) if owner_id else None, is_whole=whole)

    def venue(self, draft: PlaceDraft | None) -> Venue | None:
        """The record of the place, made where there is none; None where neither name nor street is said."""
        if draft is None or not (draft.name or draft.address):
            return None
        return self._known_venue(draft) or self._new_venue(draft)

    def institution(self, name: str, url: str | None = None) -> Institution:
        """The record of the institution, made where there is none. A house named as organizer stands for its owner."""
        while (found := self.known_institution(name)) is None:
            slug = slug_of(name, self._slugs["institution"])
            # Another city's directory, or another process, may have made it after this one was read.
            others = list(Institution.objects.filter(slug=slug))
            for other in others:
                self._keep_institution(other)
            if not others:
                found = Institution.objects.create(city=self.city, slug=slug, name=name[:200], url=(url or "")[:500])
                self._keep_institution(found)
                break
        return found

    def known_institution(self, name: str | None) -> Institution | None:
        if not name:
            return None
        key = self.key_of(name)
        house = self._venues.get(("", key))
        return self._institutions.get(key) or (house.institution if house else None)

    def people(self, names: Iterable[str]) -> dict[str, Person]:
        """By folded name; made where there is none. One query for those that are not at hand yet."""
        wanted = {fold(name): name for name in names if fold(name)}
        slugs = {key: slug_of(key) for key in wanted}
        missing = {slugs[key]: wanted[key] for key in wanted if slugs[key] not in self._people}
        if missing:
            found = {person.slug: person for person in Person.objects.filter(slug__in=missing)}
            fresh = [Person(slug=slug, name=name[:200]) for slug, name in missing.items() if slug not in found]
            for person in [*found.values(), *Person.objects.bulk_create(fresh)]:
                self._people[person.slug] = person
        return {key: self._people[slugs[key]] for key in wanted}

    def _known_venue(self, draft: PlaceDraft) -> Venue | None:
        city = self._city_key(draft.city)
        if draft.name:
            pieces = [draft.name, *(piece for piece in _JOINTS.split(draft.name) if piece != draft.name)]
            for piece in pieces:
                owner = None if city else self._institutions.get(self.key_of(piece))
                for name in (piece, owner.name if owner else piece):
                    if found := self._venues.get((city, self.key_of(name))):
                        return found
            return None
        address = fold(draft.address or "")
        return next((v for (where, _), v in self._venues.items() if where == city and fold(v.address) == address), None)

    def _new_venue(self, draft: PlaceDraft) -> Venue:
        name = draft.name or draft.address or ""
        elsewhere = self._city_key(draft.city)
        owner = None if elsewhere else self._institutions.get(self.key_of(name))
        slug = slug_of(name, self._slugs["outside" if elsewhere else "venue"])
        venue = Venue.objects.create(
            city=None if elsewhere else self.city,
            slug=slug,
            name=(owner.name if owner else name)[:200],
            aliases=[name] if owner else [],
            institution=owner,
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
        for name in (institution.name, *institution.aliases):
            self._institutions.setdefault(self.key_of(name), institution)

    def _keep_venue(self, venue: Venue) -> None:
        where = "" if venue.city_id else fold(venue.city_name)
        self._slugs["venue" if venue.city_id else "outside"].add(venue.slug)
        for name in (venue.name, *venue.aliases):
            self._venues.setdefault((where, self.key_of(name)), venue)


def place_draft(value: Mapping[str, Any] | None) -> PlaceDraft | None:
    """The place of a merged value."""
    return PlaceDraft(**value) if value else None

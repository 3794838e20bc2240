"""Across all salons and years: experiences, materials, initiatives, programmes, by any form of a word."""

import datetime as dt
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Model, Q

from salony.catalogue.models import City
from salony.resolution import fold
from salony.salons import fitting
from salony.salons.models import Experience, Initiative, Item, Material, Salon

LONGEST = 200
MOST = 60


@dataclass(frozen=True, slots=True)
class Found:
    """kind: "experience", "material", "initiative" or "item"; row: its record, with its salon at hand."""

    kind: str
    row: Model
    title: str
    about: str
    salon: Salon | None
    at: dt.datetime


def search(city: City, text: str) -> list[Found]:
    """Rows that have every word, in any form; where none has, those with any. The newest first."""
    words = _forms(text)
    if not words:
        return []
    every = [reduce(or_, (Q(words__contains=f" {form} ") for form in forms)) for forms in words]
    found = _with_words(city, reduce(and_, every)) + _items(city, words)
    if not found:
        found = _with_words(city, reduce(or_, every))
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def _forms(text: str) -> list[set[str]]:
    text = text[:LONGEST]
    terms = {fold(word): forms for word, forms in fitting.terms(text).items()}
    return [{word, *terms.get(word, ())} for word in fold(text).split() if len(word) > 1 or word.isdigit()]


def _with_words(city: City, condition: Q) -> list[Found]:
    experiences = Experience.objects.filter(condition, salon__city=city, salon__is_published=True)
    materials = Material.objects.filter(condition, salon__city=city, salon__is_published=True)
    initiatives = Initiative.objects.filter(condition, city=city)
    return [
        *(
            Found(
                "experience",
                one,
                one.title,
                ", ".join(filter(None, (one.author_name, one.institution_name))),
                one.salon,
                one.written_at,
            )
            for one in experiences.select_related("salon__city")[:MOST]
        ),
        *(
            Found("material", one, one.title, one.get_kind_display(), one.salon, one.added_at)
            for one in materials.select_related("salon__city")[:MOST]
        ),
        *(
            Found("initiative", one, one.title, one.get_stage_display(), one.salon, one.changed_at)
            for one in initiatives.select_related("salon__city", "city")[:MOST]
        ),
    ]


def _items(city: City, words: list[set[str]]) -> list[Found]:
    """Points of the programme, with who spoke: a few hundred rows a city, compared here."""
    rows = Item.objects.filter(part__salon__city=city, part__salon__is_published=True)
    rows = rows.select_related("part__salon__city").prefetch_related("appearances__speaker")
    found = []
    for item in rows.order_by("-part__starts_at")[:2000]:
        people = [one.speaker.name for one in item.appearances.all()]
        salon = item.part.salon
        said = " ".join((item.title, item.about, salon.name, salon.theme, *people))
        has = set(fold(said).split()) | {form for forms in fitting.terms(said).values() for form in forms}
        if item.kind != Item.Kind.BREAK and all(forms & has for forms in words):
            found.append(Found("item", item, item.title, ", ".join(people), salon, item.part.starts_at))
    return found

"""What the living page shows: every colour, component and motif, from the same data that the pages use."""

from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from salony.design.afisz import AfiszEvent, Format, draw, draw_cover
from salony.design.palette import CategoryColours, contrast, palette

# Titles a city really has, by category; the wall shows each in two moods.
TITLES: dict[str, tuple[str, ...]] = {
    "concert": ("Koncert noworoczny z orkiestrą dętą", "Wieczór kolęd"),
    "theatre": ("Tomcio Paluszek", "Dwa światy taksówkarza"),
    "film": ("Rozgrywka życia", "Kino seniora"),
    "exhibition": ("Skrzynie i malowane kufry", "Szkło i ogień"),
    "dance": ("Zabawa karnawałowa dla seniorów", "Potańcówka na Rynku"),
    "literature": ("Koło Poetów Wena", "Noc bibliotek"),
    "workshop": ("Warsztaty ceramiki", "Linoryt dla początkujących"),
    "lecture": ("Skąd się wzięły Żory?", "Klub Podróżnika"),
    "heritage-walk": ("Spacer po starych Żorach", "Śladami ognia"),
    "salon": ("Salony Kultury", "Jesienny salon talentów"),
    "family": ("Poranek z książką", "Rodzinna sobota w muzeum"),
    "comedy": ("Kabaret na poddaszu", "Improwizacje"),
    "opera": ("Straszny dwór", "Wesoła wdówka"),
    "festival": ("Święto Ogniowe", "Dni Miasta 2026"),
    "market": ("Jarmark wielkanocny", "Kiermasz książki za złotówkę"),
    "museum": ("Noc Muzeów", "Oprowadzanie kuratorskie"),
    "community": ("Sadzimy drzewa w Kleszczówce", "Śniadanie sąsiedzkie"),
    "sport-recreation": ("Bieg Ogniowy", "Rowerem dookoła Żor"),
    "religious": ("Orszak Trzech Króli", "Pasterka"),
    "other": ("Otwarcie nowej siedziby biblioteki", "Ferie w mieście"),
}
DAYS = ("28 I", "16 X · 19:00", "do 28 II", "wtorki 17:00", "7 II · 18:00", "25 I · 10:00")
PLACES = ("Pałac Baranowice", "Dom Kultury", "Kino Na Starówce", "Klub Rebus", "Muzeum Miejskie", "Biblioteka")


@dataclass(frozen=True, slots=True)
class Poster:
    category: str
    title: str
    svg: SafeString


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour with its text and their contrast."""

    slug: str
    colours: CategoryColours
    ratio: float


def _inline(svg: str) -> SafeString:
    # The engine escapes titles itself; a property test holds it to well-formed XML.
    return mark_safe(svg)  # noqa: S308


def posters() -> list[Poster]:
    """Two posters a category."""
    wall = []
    for place, (category, titles) in enumerate(TITLES.items()):
        for turn, title in enumerate(titles):
            day, where = DAYS[(place + turn) % len(DAYS)], PLACES[(place + 2 * turn) % len(PLACES)]
            event = AfiszEvent(id=f"living-{category}-{turn}", category=category, title=title, day=day, where=where)
            wall.append(Poster(category, title, _inline(draw(event))))
    return wall


def swatches() -> list[Swatch]:
    return [Swatch(slug, row, contrast(row.colour, row.on)) for slug, row in palette().categories.items()]


def share_image() -> SafeString:
    event = AfiszEvent(
        id="living-share", category="concert", title=TITLES["concert"][0], day="16 I · 18:00", where=PLACES[1]
    )
    return _inline(draw(event, Format.WIDE))


def cover() -> SafeString:
    """The cover of a month whose programme is made up of the wall's categories."""
    kinds = list(TITLES)
    days = {day: [kinds[(day * 7 + i) % len(kinds)] for i in range((day * 5) % 4)] for day in range(1, 32)}
    return _inline(draw_cover("Styczeń 2025 w kulturze", 2025, 1, days, pgettext("design", "Żory · 62 events")))


def week_names() -> list[str]:
    """The weekdays from Monday, in the reader's language."""
    return [str(WEEKDAYS[number]) for number in range(7)]

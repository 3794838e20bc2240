"""Titles broken as a typesetter would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.design.afisz.letters import clean, width
from salony.design.afisz.setting import LEADING, OPEN_LEADING, SPACING, bound, set_title, syllables

ROOM, HEIGHT = 256, 172
LITTLE = {
    "a",
    "i",
    "o",
    "u",
    "w",
    "z",
    "na",
    "do",
    "we",
    "ze",
    "od",
    "po",
    "za",
    "dla",
    "nad",
    "pod",
    "przy",
    "ku",
    "im.",
    "ul.",
}
TITLES = [
    "Spacer po starych Żorach z przewodnikiem",
    "Rodzinna sobota w muzeum",
    "Sadzimy drzewa w Kleszczówce",
    "Kiermasz książki za złotówkę",
    "Linoryt dla początkujących i dla wprawnych",
    "Szkoła Podstawowa nr 5 im. Karola Miarki zaprasza do teatru",
    "Poezja i proza: spotkanie przy ul. Rybnickiej",
    "Wędrówka ku górom, z plecakiem i we dwoje",
]


@pytest.mark.parametrize("title", TITLES)
def test_no_line_ends_in_a_little_word(title: str) -> None:
    lines = set_title(title, ROOM, HEIGHT).lines
    assert not [line for line in lines[:-1] if line.split()[-1].lower() in LITTLE], lines
    assert " ".join(lines) == title


@pytest.mark.parametrize(
    ("title", "units"),
    [
        ("100 lat harcerstwa w Żorach", ["100 lat", "harcerstwa", "w Żorach"]),
        ("Styczeń 2025 w kulturze", ["Styczeń 2025", "w kulturze"]),
        ("Dni Żor 2026", ["Dni", "Żor", "2026"]),
        ("Sztuka XX wieku", ["Sztuka", "XX wieku"]),
        ("Czasy Jana III Sobieskiego", ["Czasy", "Jana III", "Sobieskiego"]),
        ("II Festiwal Piosenki", ["II Festiwal", "Piosenki"]),
        ("Nosferatu – symfonia grozy", ["Nosferatu –", "symfonia", "grozy"]),
        ("Szkoła nr 5", ["Szkoła", "nr 5"]),
        ("Muzyka i taniec", ["Muzyka", "i taniec"]),
        ("Bilety po 20 zł", ["Bilety", "po 20 zł"]),
    ],
)
def test_what_belongs_together_stays_together(title: str, units: list[str]) -> None:
    assert bound(title) == units


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("warsztaty", ["war", "sztaty"]),
        ("kwiaciarnia", ["kwia", "ciar", "nia"]),
        ("popołudnie", ["popo", "łud", "nie"]),
        ("uroczystość", ["uro", "czys", "tość"]),
        ("międzynarodowy", ["mię", "dzyna", "rodowy"]),
    ],
)
def test_words_part_between_syllables(word: str, parts: list[str]) -> None:
    points = syllables(word)
    ends = [len("".join(parts[: i + 1])) for i in range(len(parts) - 1)]
    assert set(ends) <= set(points)
    assert all(3 <= point <= len(word) - 3 for point in points)


def test_digraphs_are_not_torn() -> None:
    for word in ("koszerny", "moczary", "morze", "ucho", "wiedza"):
        assert not [p for p in syllables(word) if word[p - 1 : p + 1] in {"sz", "cz", "rz", "ch", "dz"}]


def test_a_long_word_is_hyphenated_rather_than_set_tiny() -> None:
    setting = set_title("Konstantynopolitańczykowianeczka", ROOM, HEIGHT)
    assert len(setting.lines) > 1
    assert all(line.endswith("-") for line in setting.lines[:-1])
    assert setting.size >= 20


def test_a_short_title_is_set_large_and_a_long_one_whole() -> None:
    assert set_title("Wena", ROOM, HEIGHT).size >= 60
    title = "Międzynarodowa konferencja podsumowująca projekt Kultura bez granic " * 2
    assert " ".join(set_title(title, ROOM, 218).lines) == clean(title)


def test_lines_open_where_a_tail_would_meet_an_accent() -> None:
    assert set_title("Spacer po starych Żorach", ROOM, HEIGHT).leading == OPEN_LEADING
    assert set_title("Spacer po starych Opolach", ROOM, HEIGHT).leading == LEADING


def test_lines_are_balanced() -> None:
    lines = set_title("Zabawa karnawałowa dla seniorów i juniorów", ROOM, 100).lines
    widths = [width(line, 10, SPACING) for line in lines]
    assert min(widths) > 0.45 * max(widths)


@given(st.text(min_size=1, max_size=200))
def test_any_title_fits_its_room(title: str) -> None:
    setting = set_title(title, ROOM, HEIGHT)
    assert setting.height <= HEIGHT
    for line in setting.lines:
        # A single letter is never parted; an ellipsis may follow the last line of an impossible title.
        assert width(line.rstrip("…"), setting.size, SPACING) <= ROOM + 0.5 or len(line) <= 2

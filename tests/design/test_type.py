"""The type: every letter our languages need, in small files, under its own name."""

import json
import re
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont

DESIGN = files("salony.design")
FACES = ["regular", "italic", "bold", "black"]
LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ĄĆĘŁŃÓŚŹŻąćęłńóśźż"  # Polish
    "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýžĹĽÔŔĺľôŕ"  # Czech, Slovak
    "ÄÖÜäöüß"  # German
    "ÀÂÇÈÉÊËÎÏÔŒÙÛàâçèéêëîïôœùûŐŰőűÅåÆæØøÑñ"  # French, Hungarian, Nordic, Spanish
    "„”“»«‚‘’–—…·•€§° \u00a0\u2011.,:;!?()[]/%&+-*=@#"
)


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_all_letters_and_is_small(face: str) -> None:
    path = DESIGN.joinpath(f"static/design/fonts/salony-sans-{face}.woff2")
    font = TTFont(str(path))
    assert not {letter for letter in LETTERS if ord(letter) not in font.getBestCmap()}
    assert len(path.read_bytes()) <= 25_000


@pytest.mark.parametrize("face", FACES)
def test_a_changed_font_does_not_bear_the_reserved_name(face: str) -> None:
    names = TTFont(str(DESIGN.joinpath(f"static/design/fonts/salony-sans-{face}.woff2")))["name"]
    assert [names.getDebugName(number) for number in (1, 4, 6)] != []
    assert not any("Lato" in (names.getDebugName(number) or "") for number in (1, 3, 4, 6, 16))
    assert "Lato" in names.getDebugName(0), "the copyright stays"


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in DESIGN.joinpath("static/design/fonts/OFL.txt").read_text("utf-8")


def test_the_measures_are_those_of_the_black_face() -> None:
    font = TTFont(str(DESIGN.joinpath("static/design/fonts/salony-sans-black.woff2")))
    advances = json.loads(DESIGN.joinpath("data/letters.json").read_text("utf-8"))["advances"]
    cmap, upem = font.getBestCmap(), font["head"].unitsPerEm
    assert advances == {chr(code): round(font["hmtx"][name][0] * 1000 / upem) for code, name in sorted(cmap.items())}


def test_every_face_swaps_over_a_stand_in_of_the_same_measure() -> None:
    css = DESIGN.joinpath("static/design/type.css").read_text("utf-8")
    assert css.count("font-display: swap") == len(FACES)
    assert css.count("size-adjust") == css.count("ascent-override") == css.count("descent-override") == 2
    used = set(re.findall(r"fonts/([\w-]+\.woff2)", css))
    assert used == {f"salony-sans-{face}.woff2" for face in FACES}

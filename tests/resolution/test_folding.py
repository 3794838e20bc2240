"""Names as keys and as addresses."""

import pytest

from salony.resolution import fold, slug_of


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Salony „Kultury”", "salony kultury"), ("  ŻÓŁĆ—łódź ", "zolc lodz"), ("Straße", "strasse"), ("«»", "")],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_slugs_are_never_empty_nor_taken() -> None:
    assert slug_of("Żółta łódź podwodna!") == "zolta-lodz-podwodna"
    assert slug_of("Bal", {"bal", "bal-2"}) == "bal-3"
    assert slug_of("…") == "x"
    assert slug_of("Київ") == "x"
    assert len(slug_of("a" * 500, longest=90)) == 90

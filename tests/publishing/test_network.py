"""The star of partners."""

from salony.publishing.network import AT_MOST, HIGH, WIDE, stars


def test_closer_partners_have_thicker_lines_and_all_lie_on_the_sheet() -> None:
    found = stars([("Biblioteka", "/b/", 5), ("Muzeum", "", 1), ("Chór", "", 1)])
    assert float(found[0].thick) > float(found[1].thick)
    assert all(0 < float(one.x) < WIDE and 0 < float(one.y) < HIGH for one in found)


def test_long_names_take_two_lines_and_many_partners_stay_out() -> None:
    (one,) = stars([("Miejska Biblioteka Publiczna imienia Ottona Sterna w Żorach", "", 2)])
    assert [words for words, _ in one.lines] == ["Miejska Biblioteka", "Publiczna imienia…"]
    assert len(stars([(f"Dom {number}", "", 1) for number in range(30)])) == AT_MOST
    assert stars([]) == []

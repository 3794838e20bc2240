"""A city's file of partners."""

from pathlib import Path
from typing import Any

import pytest

from salony.partnerships import actions
from salony.partnerships.models import Organization, Partnership, Step

SAMPLE = Path(__file__).parents[3] / "samples/zory/partners.toml"


def test_the_sample_loads_and_loading_again_changes_nothing(land: Any) -> None:
    first = actions.load_partners(path=SAMPLE, clock=land.clock)
    before = list(Organization.objects.values_list("slug", "name")), Partnership.objects.count(), Step.objects.count()
    assert actions.load_partners(path=SAMPLE, clock=land.clock) == first
    after = list(Organization.objects.values_list("slug", "name")), Partnership.objects.count(), Step.objects.count()
    assert before == after
    town = Organization.objects.get(slug="zory")
    others = {
        one.second.name if one.first == town else one.first.name
        for one in Partnership.objects.filter(first=town) | Partnership.objects.filter(second=town)
    }
    assert others == {"Kamp-Lintfort", "Montceau-les-Mines", "Mezőkövesd", "Pasvalys", "Tetiiv"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[organization]]\nslug = 'a'\n", "lacks name, kind, country"),
        ("[[organization]]\nslug='a'\nname='A'\nkind='library'\ncountry='CS'", "no country 'CS' today"),
        ("[[partnership]]\nbetween = ['a', 'b']", "between two organizations of the file"),
        ("[[organization", "not valid TOML"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_and_nothing_is_written(
    land: Any, tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "partners.toml"
    path.write_text("[[organization]]\nslug='ok'\nname='Ok'\nkind='library'\ncountry='PL'\n" + text)
    with pytest.raises(actions.PartnersFileError, match=says):
        actions.load_partners(path=path, clock=land.clock)
    assert not Organization.objects.filter(slug="ok").exists()

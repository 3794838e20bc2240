"""`salony erase` on an installation: what is due goes, what is not stays."""

import datetime as dt
from typing import Any

import pytest
from click.testing import CliRunner

from salony.accounts.actions import make_editor
from salony.catalogue.models import City, Institution
from salony.config.cli import contents
from salony.salons.actions import programme
from salony.salons.models import Registration


@pytest.mark.django_db
def test_only_what_is_due_is_erased() -> None:
    city = City.objects.create(slug="olchowo", name="Olchowo", locative="Olchowie", genitive="Olchowa")
    house = Institution.objects.create(city=city, slug="ok", name="Ośrodek Kultury")
    now = dt.datetime.now(dt.UTC)
    by: dict[str, Any] = {
        "editor": make_editor(name="redakcja", password="Lipowe-korzenie-7")[0],
        "clock": lambda: now,
    }
    for name, days in (("Dawny", -200), ("Nowy", 10)):
        salon = programme.make_salon(
            city=city,
            name=name,
            organizer=house,
            begins_at=now + dt.timedelta(days=days),
            template="spotkanie",
            venue_name="Młyn",
            **by,
        )
        Registration.objects.create(
            salon=salon, email="a@example.org", key=name, number=1, name="Ala", status="confirmed", registered_at=now
        )
    told = CliRunner().invoke(contents, ["erase"])
    assert told.output == "Olchowo, Dawny: personal data erased.\n"
    assert [one.salon.name for one in Registration.objects.all()] == ["Nowy"]
    assert CliRunner().invoke(contents, ["erase"]).output == "Nothing is due.\n"

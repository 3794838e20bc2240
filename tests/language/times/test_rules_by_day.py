"""Rules by the day of the month and in abbreviations."""

import pytest

from salony.language.times import find_times


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("każdego 10. dnia miesiąca o 18", "FREQ=MONTHLY;BYMONTHDAY=10;BYHOUR=18;BYMINUTE=0"),
        ("każdego dziesiątego dnia miesiąca", "FREQ=MONTHLY;BYMONTHDAY=10"),
        ("codz. 18.30", "FREQ=DAILY;BYHOUR=18;BYMINUTE=30"),
        ("codz. (oprócz wtorków) 20.15", "FREQ=WEEKLY;BYDAY=MO,WE,TH,FR,SA,SU;BYHOUR=20;BYMINUTE=15"),
    ],
)
def test_rules(text: str, rule: str) -> None:
    assert [e.recurrence for e in find_times(text)] == [rule]

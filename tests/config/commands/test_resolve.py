"""`salony resolve`: records in, clusters out."""

import json

from click.testing import CliRunner, Result

from salony.config.commands.resolve import command

ONE = {
    "id": "r1",
    "source": "mlyn.example/page",
    "name": "Koncert Kwartetu Lipowego",
    "start": "2025-03-14T18:00",
    "venue": {"name": "Stary Młyn", "address": None, "city": "Lipowiec"},
    "organizer": [{"name": "Młyn"}],
    "people": [{"name": "Kwartet Lipowy"}],
    "price": {"free": False, "amount": 20},
}
OTHER = ONE | {"id": "r2", "source": "portal.example/list", "name": "Kwartet Lipowy w młynie", "price": None}


def run(*lines: object, jsonl: bool = True) -> Result:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return CliRunner().invoke(command, ["--jsonl"] if jsonl else [], input=text)


def test_lines_in_and_lines_out() -> None:
    result = run(ONE, OTHER, {"id": "r3", "name": "Bajki"})
    clusters = [json.loads(line) for line in result.stdout.splitlines()]
    assert [cluster["records"] for cluster in clusters] == [["r1", "r2"], ["r3"]]
    assert {"cluster", "records", "probability", "reasons", "review"} == set(clusters[0])
    assert result.exit_code == 0


def test_a_bad_line_is_told_and_the_others_are_read() -> None:
    result = run("{", ONE, "[]", {"name": "ohne"}, {"id": "x", "venue": "Rynek"}, ONE)
    assert [json.loads(line)["records"] for line in result.stdout.splitlines()] == [["r1"]]
    assert len(result.stderr.splitlines()) == 5
    assert result.exit_code == 0


def test_nothing_but_bad_lines_is_an_error() -> None:
    assert run("{").exit_code == 1
    assert run().exit_code == 0


def test_for_people_a_table() -> None:
    result = run(ONE, OTHER, {"id": "r3"}, jsonl=False)
    assert "Koncert Kwartetu Lipowego" in result.stdout
    assert "no name and no day" in result.stdout
    assert "3 records, 2 events" in result.stderr

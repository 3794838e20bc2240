"""`salony times` through the command line."""

import json

from click.testing import CliRunner

from salony.config.commands.times import command


def test_a_table_for_a_person() -> None:
    result = CliRunner().invoke(command, ["Wernisaż w piątek, 12 grudnia 2025 o 18."])
    assert result.exit_code == 0
    assert "2025-12-12T18:00" in result.output.replace("\n", "")


def test_text_from_standard_input_with_a_reference() -> None:
    result = CliRunner().invoke(command, ["--reference", "2025-12-10"], input="jutro o 18")
    assert "2025-12-11" in result.output


def test_nothing_found_is_said() -> None:
    result = CliRunner().invoke(command, ["nic"])
    assert (result.exit_code, result.output) == (1, "No time expression was found.\n")


def test_lines_for_a_program() -> None:
    questions = [
        {"id": 1, "text": "w czwartek lub 9 maja o 18", "reference": "2025-05-05T12:00:00+02:00", "lang": "pl"},
        {"id": "b", "text": "next March", "reference": "2025-05-05", "lang": "en"},
        {"id": 3, "text": "16 października"},
    ]
    result = CliRunner().invoke(command, ["--jsonl"], input="\n".join(json.dumps(q) for q in questions))
    first, second, third = [json.loads(line) for line in result.output.splitlines()]
    assert [(t["start"], t["text"]) for t in first["times"]] == [
        ("2025-05-09T18:00", "9 maja o 18"),
        ("2025-05-08", "w czwartek"),
    ]
    assert (second["id"], second["times"][0]["start"], second["times"][0]["grain"]) == ("b", "2026-03-01", "month")
    assert third["times"][0]["start"] == "XXXX-10-16"


def test_a_bad_line_spoils_no_other() -> None:
    result = CliRunner().invoke(command, ["--jsonl"], input='{"id": 1}\nno json\n[]\n\n{"id": 2, "text": "o 19"}\n')
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert [answer.get("error", "").split(":")[0] for answer in answers] == ["line 1", "line 2", "line 3", ""]
    assert answers[-1]["times"][0]["text"] == "o 19"

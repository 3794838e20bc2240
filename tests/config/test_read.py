"""`salony read`, as a person and as a program use it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from salony.config.cli import contents
from salony.config.commands.read import display
from salony.extraction import document, read_document
from salony.vocabulary import Snapshot, draft_from_json

TEXT = "Wieczór kolęd\n\nZapraszamy w piątek 9 stycznia 2026 o godz. 18:00 do Domu Kultury. Wstęp wolny.\n"
HTML = f"<html><head><title>x</title></head><body><h1>Wieczór kolęd</h1><p>{TEXT.splitlines()[2]}</p></body></html>"


def run(*arguments: str, data: str | bytes = "") -> Result:
    return CliRunner().invoke(contents, ["read", *arguments], input=data)


def lines(*rows: Any) -> list[dict[str, Any]]:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    result = run("--jsonl", data=text)
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_table_and_the_text_with_its_evidence() -> None:
    result = run("-", data=TEXT)
    assert result.exit_code == 0
    assert "2026-01-09 18:00" in result.stdout
    assert "[name: Wieczór kolęd]" in result.stdout
    assert "[start: " in result.stdout


def test_colours_on_a_terminal() -> None:
    source = document(Snapshot.of_text(TEXT))
    marked = display.marked(source, read_document(source), colours=True)
    assert marked.plain == TEXT
    assert marked.spans


def test_no_events_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "o-nas.txt"
    path.write_text("Dom kultury ma scenę i galerię.", "utf-8")
    result = run(str(path))
    assert result.exit_code == 0
    assert f"{path}: no events found." in result.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"x" * 10_000_001, "10 MB"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss/>', "entities"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "calendar"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "document"
    path.write_bytes(content)
    result = run(str(path))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert said in result.stderr
    assert result.stderr.startswith(f"salony read: {path}: ")


def test_a_missing_file_and_a_good_one(tmp_path: Path) -> None:
    path = tmp_path / "program.txt"
    path.write_text(TEXT, "utf-8")
    result = run(str(tmp_path / "none.txt"), str(path))
    assert result.exit_code == 0
    assert "cannot be opened" in result.stderr
    assert "Wieczór kolęd" in result.stdout


def test_private_addresses_are_refused() -> None:
    result = run("http://127.0.0.1:9/program")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_a_wrong_reference_is_said() -> None:
    result = run("--reference", "wczoraj", "-", data=TEXT)
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr


def test_lines_in_and_out() -> None:
    (answer,) = lines({"id": "a", "text": TEXT, "reference_date": "2026-01"})
    (event,) = answer["events"]
    assert answer["id"] == "a"
    assert "text" not in answer
    assert (event["name"], event["start"]) == ("Wieczór kolęd", "2026-01-09T18:00")
    begin, stop = event["evidence"]["name"]
    assert TEXT[begin:stop] == "Wieczór kolęd"
    assert draft_from_json(event).name == "Wieczór kolęd"


def test_a_weekday_is_no_day_where_only_the_month_is_known() -> None:
    text = "W sobotę o 18.00 w Domu Kultury koncert zespołu Zza Miedzy."
    (known,) = lines({"id": "a", "text": text, "reference_date": "2026-01-08"})
    (vague,) = lines({"id": "a", "text": text, "reference_date": "2026-01"})
    assert [event["start"] for event in known["events"]] == ["2026-01-10T18:00"]
    assert [event["start"] for event in vague["events"]] == ["T18:00"]


def test_the_reading_text_comes_with_what_was_not_plain() -> None:
    (answer,) = lines({"id": 1, "html": HTML})
    (event,) = answer["events"]
    begin, stop = event["evidence"]["name"]
    assert answer["text"][begin:stop] == "Wieczór kolęd"


def test_paths_from_the_folder_of_the_lines(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(HTML, "utf-8")
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "path": "pages/a.html"}), "utf-8")
    answer = json.loads(run("--jsonl", str(tmp_path / "in.jsonl")).stdout)
    assert [event["name"] for event in answer["events"]] == ["Wieczór kolęd"]


def test_bad_lines_cost_only_themselves() -> None:
    answers = lines(
        "{",
        "[]",
        {"id": "nothing"},
        {"id": "when", "text": TEXT, "reference_date": "jutro"},
        {"id": "kind", "text": TEXT, "lang": 5},
        {"id": "gone", "path": "/nonexistent/a.html"},
        {"id": "empty", "text": ""},
        "",
        {"id": "good", "text": TEXT, "media_type": None, "url": None, "reference_date": None, "lang": None},
    )
    assert [(row["id"], bool(row.get("error")), len(row["events"])) for row in answers] == [
        (1, True, 0),
        (2, True, 0),
        ("nothing", True, 0),
        ("when", True, 0),
        ("kind", True, 0),
        ("gone", True, 0),
        ("empty", True, 0),
        ("good", False, 1),
    ]


def test_nothing_readable_is_a_failure() -> None:
    assert run("--jsonl", data="{").exit_code == 1
    assert run("--jsonl", data='{"text": "Dom kultury."}').exit_code == 0


def test_a_document_alone_as_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(HTML, "utf-8")
    answer = json.loads(run("--jsonl", str(path)).stdout)
    assert (answer["id"], len(answer["events"])) == (str(path), 1)

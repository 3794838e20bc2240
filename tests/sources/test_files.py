import datetime as dt
from pathlib import Path

import pytest

from salony.sources import Clock, FetchError, SourceSpec, fetch


def failure(spec: SourceSpec, clock: Clock) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(spec, clock=clock)
    return caught.value


def test_a_file_of_the_city(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "program.txt").write_bytes("Żory".encode("cp1250"))
    options = {"published": dt.date(2025, 1, 3), "language": "pl", "url": "https://mok.example/"}
    (found,) = fetch(SourceSpec(kind="text", address="program.txt", base=tmp_path, options=options), clock=clock)
    assert (found.content, found.media_type, found.charset) == ("Żory".encode("cp1250"), "text/plain", None)
    assert (found.language, found.url) == ("pl", "https://mok.example/")
    assert found.published == dt.datetime(2025, 1, 3, tzinfo=clock().tzinfo)


def test_a_template_is_filled_in(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "program.html.template").write_text("<html>{{ today full }}</html>")
    spec = SourceSpec(kind="page", address="program.html.template", base=tmp_path, options={"published": "monday"})
    (found,) = fetch(spec, clock=clock)
    assert found.content.decode() == "<html>środa, 15 stycznia 2025</html>"
    assert found.media_type == "text/html"
    assert found.published is not None
    assert found.published.date() == dt.date(2025, 1, 13)


@pytest.mark.parametrize("address", ["../secret.txt", "/etc/passwd", "link.txt"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, clock: Clock, address: str) -> None:
    base = tmp_path / "city"
    base.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (base / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert failure(SourceSpec(kind="text", address=address, base=base), clock).code == "outside"


def test_failures_are_named(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "bad.txt.template").write_text("one\n{{ nothing }}")
    (tmp_path / "page.html").write_text("<html></html>")
    (tmp_path / "empty.txt").write_text(" ")

    def code(kind: str, address: str, **options: object) -> str:
        return failure(SourceSpec(kind=kind, address=address, base=tmp_path, options=options), clock).code

    assert code("text", "bad.txt.template") == "template"
    assert code("text", "nothing.txt") == "file"
    assert code("text", "empty.txt") == "empty"
    assert code("ical", "page.html") == "type"
    assert code("page", "page.html", unknown=1) == "options"
    assert code("page", "page.html", published="yesterday") == "options"
    assert code("magic", "page.html") == "kind"
    assert failure(SourceSpec(kind="text", address="a.txt"), clock).code == "address"


def test_an_archive_gives_its_documents_in_order(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "b.txt").write_text("second")
    (tmp_path / "old" / "a.ics").write_text("BEGIN:VCALENDAR")
    (tmp_path / "old" / "index.toml").write_text(
        '[[document]]\nfile = "b.txt"\npublished = 2025-01-02\n[[document]]\nfile = "a.ics"\n'
    )
    found = fetch(SourceSpec(kind="archive", address="old", base=tmp_path), clock=clock)
    assert [(s.content, s.media_type) for s in found] == [
        (b"second", "text/plain"),
        (b"BEGIN:VCALENDAR", "text/calendar"),
    ]
    assert [s.published and s.published.date() for s in found] == [dt.date(2025, 1, 2), None]


@pytest.mark.parametrize(
    ("index", "code"),
    [
        ('[[document]]\nfile = "../../x.txt"', "outside"),
        ("[[document]]\npublished = 2025-01-02", "options"),
        ("nonsense", "options"),
        ("", "options"),
        ("document = 3", "options"),
        ('document = ["a.txt"]', "options"),
    ],
)
def test_a_broken_archive_is_named(tmp_path: Path, clock: Clock, index: str, code: str) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "index.toml").write_text(index)
    assert failure(SourceSpec(kind="archive", address="old", base=tmp_path), clock).code == code

"""How well announcements are read: every figure that the labelled sets give, and the speed, in one run, as JSON.

usage: python bench/reading.py [--gold DIRECTORY] [--only announcements,fresh,pages,sites,times]
The sets lie in `../shared/gold` beside the checkout, each with its own scorer: short and noisy announcements, Polish
pages, sites (English municipal meetings), time expressions; the project's own texts lie in `bench/fresh`. What is
missing is said in the answer and not measured.
"""

import argparse
import datetime as dt
import importlib.util
import json
import re
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from salony.extraction import read  # noqa: E402
from salony.extraction.errors import Unreadable  # noqa: E402
from salony.resolution import Statement, resolve  # noqa: E402
from salony.vocabulary import EventDraft, PartialDateTime, Snapshot, draft_to_json  # noqa: E402

TOWN = "Millbrook"
MISSING = "the labelled set lies not beside the checkout: not measured"


def module(file: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location(file.stem + "_of_the_set", file)
    if specification is None or specification.loader is None:
        raise FileNotFoundError(file)
    sys.dont_write_bytecode = True
    found = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(found)
    return found


def moment(value: str | None) -> dt.datetime | None:
    """A publication date of which the day or month may be missing, as naive local time."""
    if not value:
        return None
    year, month, day = ([int(bit) for bit in value[:10].split("-")] + [1, 1])[:3]
    return dt.datetime(year, month, day)  # noqa: DTZ001


def drafts(snapshot: Snapshot, reference: dt.datetime | None) -> list[EventDraft]:
    try:
        return read(snapshot, reference=reference)
    except Unreadable:
        return []


def measured(gold: list[dict[str, Any]], snapshots: list[Snapshot], scorer: ModuleType) -> dict[str, Any]:
    """The scorer's report on a set, and pages a second on one core in the second of two passes."""
    rows: dict[str, Any] = {}
    elapsed = 0.0
    for _ in range(2):
        begun = time.process_time()
        for page, snapshot in zip(gold, snapshots, strict=True):
            rows[page["id"]] = drafts(snapshot, moment(page["reference_date"]))
        elapsed = time.process_time() - begun
    answers = {key: [draft_to_json(draft) for draft in found] for key, found in rows.items()}
    report: dict[str, Any] = scorer.score(gold, answers)
    report["pages a second"] = round(len(gold) / elapsed, 1)
    report["calibration"] = calibration(gold, answers, scorer)
    report["calibration of fields"] = calibration_of_fields(gold, answers, scorer)
    return report


def calibration(gold: list[dict[str, Any]], answers: dict[str, Any], scorer: ModuleType) -> dict[str, str]:
    """Of the drafts said to be so sure, how many are events with the right day: the reliability curve in tenths."""
    bins: dict[int, list[bool]] = {}
    for page in gold:
        found = answers[page["id"]]
        right = {j for _, j in scorer.pair(page["events"], found)}
        for index, draft in enumerate(found):
            bins.setdefault(int(draft["confidence"] * 10), []).append(index in right)
    return {f"{key / 10:.1f}": f"{100 * sum(v) / len(v):.0f} % of {len(v)}" for key, v in sorted(bins.items())}


def calibration_of_fields(gold: list[dict[str, Any]], answers: dict[str, Any], scorer: ModuleType) -> dict[str, Any]:
    """The same for what drafts say of venue, organiser and price, each by its own confidence."""
    bins: dict[str, dict[int, list[bool]]] = {"venue": {}, "organizer": {}, "price": {}}
    for page in gold:
        found = answers[page["id"]]
        for i, j in scorer.pair(page["events"], found):
            wanted, draft = page["events"][i], found[j]
            for field, right in judged(wanted, draft, scorer).items():
                sure = (draft.get("confidences") or {}).get(field)
                if sure is not None:
                    bins[field].setdefault(int(sure * 10), []).append(right)
    return {
        field: {f"{key / 10:.1f}": f"{100 * sum(v) / len(v):.0f} % of {len(v)}" for key, v in sorted(rows.items())}
        for field, rows in bins.items()
    }


def judged(wanted: dict[str, Any], draft: dict[str, Any], scorer: ModuleType) -> dict[str, bool]:
    """Whether each field that the labels state is right, as the scorer judges it."""
    inferred = str(wanted.get("inferred") or "")
    right: dict[str, bool] = {}
    if wanted.get("venue") and "venue" not in inferred:
        right["venue"] = scorer.similarity(wanted["venue"], (draft.get("venue") or {}).get("name")) >= 0.5
    if wanted.get("organiser") and "organiser" not in inferred:
        names = scorer.names(draft.get("organizer"))
        right["organizer"] = any(scorer.similarity(wanted["organiser"], name) >= 0.5 for name in names)
    if wanted.get("price") is not None and "price" not in inferred:
        price = draft.get("price") or {}
        free = wanted["price"] == "free"
        right["price"] = price.get("free") is True if free else price.get("amount") == wanted["price"]
    return right


def fresh(directory: Path, scorer_file: Path) -> dict[str, Any]:
    """The project's own texts, written apart from the shared sets: `bench/fresh`."""
    if not scorer_file.is_file():
        return {"missing": MISSING}
    scorer = module(scorer_file)
    report = {}
    for name in ("announcements", "more", "third", "fourth", "fifth"):
        gold = scorer.read_jsonl(directory / f"{name}.jsonl")
        snapshots = [Snapshot.of_text(page["text"], url=page["url"]) for page in gold]
        report[name] = measured(gold, snapshots, scorer)
    for name in ("pages", "more_pages", "third_pages"):
        gold = scorer.read_jsonl(directory / f"{name}.jsonl")
        snapshots = [
            Snapshot(content=(directory / page["file"]).read_bytes(), media_type="text/html", url=page["url"])
            for page in gold
        ]
        report[name] = measured(gold, snapshots, scorer)
    return report


def announcements(directory: Path) -> dict[str, Any]:
    if not (directory / "score.py").is_file():
        return {"missing": MISSING}
    scorer = module(directory / "score.py")
    report = {}
    for name, file in (("short", "announcements.jsonl"), ("noisy", "noisy.jsonl")):
        gold = scorer.read_jsonl(directory / file)
        snapshots = [Snapshot.of_text(page["text"], url=page["url"], language="pl") for page in gold]
        report[name] = measured(gold, snapshots, scorer)
    return report


def pages(directory: Path) -> dict[str, Any]:
    scorer_file = directory.parent / "announcements" / "score.py"
    if not (directory / "gold.jsonl").is_file() or not scorer_file.is_file():
        return {"missing": MISSING}
    scorer = module(scorer_file)
    gold = scorer.read_jsonl(directory / "gold.jsonl")
    snapshots = [
        Snapshot(content=(directory / page["file"]).read_bytes(), media_type="text/html", url=page["url"])
        for page in gold
    ]
    return measured(gold, snapshots, scorer)


def as_datetime(value: PartialDateTime | None) -> dt.datetime | dt.date | None:
    return None if value is None else value.datetime or value.date


def site(html: str, url: str, reference: dt.datetime) -> list[dict[str, Any]]:
    """One page in the form that the sites' harness asks for."""
    return [as_row(draft) for draft in drafts(english(html, url), reference)]


def english(html: str, url: str) -> Snapshot:
    return Snapshot.of_text(html, media_type="text/html", url=url, language="en")


def as_row(draft: EventDraft) -> dict[str, Any]:
    return {
        "title": draft.name,
        "start": as_datetime(draft.start),
        "end": as_datetime(draft.end),
        "location": draft.venue.name if draft.venue else None,
    }


def moment_of(reference: str | None) -> dt.datetime:
    """As the harness reckons it."""
    said = dt.datetime.fromisoformat(reference.replace("Z", "")) if reference else dt.datetime(2019, 1, 1)  # noqa: DTZ001
    return said.replace(tzinfo=None)


def sites(directory: Path) -> Any:
    if not (directory / "harness.py").is_file():
        return {"missing": MISSING}
    harness: Any = module(directory / "harness.py")
    begun = time.process_time()
    report = harness.score(site)
    report["pages a second of processor time"] = round(report["pages"] / (time.process_time() - begun), 1)
    every = list(harness.load())
    kept = [fixture for fixture in every if not loses_the_afternoon(fixture, directory)]
    harness.load = lambda *_: iter(kept)
    rest = harness.score(site)
    catalogued = harness.score(Catalogued(kept, directory))
    report["without labels that lose the afternoon"] = {
        "fixtures left out": len(every) - len(kept),
        "macro": rest["macro"],
        "starts hidden from readers": sum(
            not any(item["visible"]["time"] and item["visible"]["date"] != "none" for item in fixture["items"])
            for fixture in kept
        ),
        "macro, the pages of a site as one catalogue": catalogued["macro"],
    }
    return report


class Catalogued:
    """A site's pages as the harness asks for them, each event on the page that says most of it.

    The list says the day and the event's own page the hour: `salony.resolution` joins the two, as it does for whoever
    gathers both.
    """

    def __init__(self, fixtures: list[dict[str, Any]], directory: Path) -> None:
        self._kept: dict[str, list[EventDraft]] = {}
        for fixture in fixtures:
            said = moment_of(fixture["reference"])
            pages = [((directory / page["file"]).read_text("utf-8"), page["url"]) for page in fixture["pages"]]
            told: dict[str, EventDraft] = {}
            words: list[Statement] = []
            for n, (html, url) in enumerate(pages):
                for k, draft in enumerate(drafts(english(html, url), said)):
                    told[f"{n} {k}"] = draft
                    word = Statement.of(f"{n} {k}", draft, f"{urlsplit(url).hostname}/{n}")
                    # Whose site it is, the catalogue knows: a site of one town.
                    words.append(replace(word, city=TOWN))
            best = {max(cluster.records, key=lambda key: fullness(told[key])) for cluster in resolve(words)}
            for n, (html, _) in enumerate(pages):
                own = [draft for key, draft in told.items() if key.split()[0] == str(n) and key in best]
                self._kept[html] = own

    def __call__(self, html: str, url: str, reference: dt.datetime) -> list[dict[str, Any]]:
        return [as_row(draft) for draft in self._kept[html]]


def fullness(draft: EventDraft) -> tuple[bool, bool, float]:
    """How much a draft says of when: its hour, its end."""
    start = draft.start
    return start is not None and start.hour is not None, draft.end is not None, draft.confidence


def loses_the_afternoon(fixture: dict[str, Any], directory: Path) -> bool:
    """Whether the labels say "04:00" where the page says "4:00 PM": a scraper's fault that no reader should repeat."""
    pages = "".join((directory / page["file"]).read_text("utf-8") for page in fixture["pages"])
    starts = [dt.datetime.fromisoformat(item["start"][:16]) for item in fixture["items"]]

    def said(start: dt.datetime, half: str) -> bool:
        return bool(re.search(rf"\b0?{start.hour}:{start.minute:02}\s*{half}\.?m", pages, re.IGNORECASE))

    return all(0 < start.hour < 12 and said(start, "p") and not said(start, "a") for start in starts)


def times(directory: Path) -> Any:
    try:
        from times import accuracy, salony_finds, speed
    except ImportError as problem:
        return {"missing": str(problem)}
    scores = accuracy(directory, {"salony": salony_finds})
    texts = scores.pop("texts", None)
    if texts:
        scores["expressions a second"] = speed(salony_finds, texts, 2.0)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--only", default="announcements,fresh,pages,sites,times")
    options = parser.parse_args()
    parts = {
        "announcements": lambda: announcements(options.gold / "announcements"),
        "fresh": lambda: fresh(ROOT / "bench" / "fresh", options.gold / "announcements" / "score.py"),
        "pages": lambda: pages(options.gold / "html-pl"),
        "sites": lambda: sites(options.gold / "html"),
        "times": lambda: times(options.gold / "temporal"),
    }
    wanted = options.only.split(",")
    print(json.dumps({name: part() for name, part in parts.items() if name in wanted}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

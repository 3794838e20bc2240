"""Time expressions: accuracy on the labelled set, speed, and dateparser's search beside it in the same run, as JSON.

usage: python bench/times.py [--gold DIRECTORY] [--seconds N]
The labelled set lies in `../shared/gold/temporal` beside the checkout, with its own scorer; where it is missing the
answer says so and only the speed on the project's own sentences is measured.
"""

import argparse
import datetime as dt
import importlib.util
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from salony.extraction import read  # noqa: E402
from salony.language.times import as_json, best_first, find_times  # noqa: E402
from salony.salons.pressnote import MONTHS  # noqa: E402
from salony.vocabulary import Snapshot  # noqa: E402

SENTENCES = (
    "w piątek, 4 października o 17:00",
    "od 3 do 28 lutego w godz. 10-16",
    "w każdy wtorek o 17:00",
    "28.06–02.07.2025",
    "pojutrze wieczorem",
    "godz. 19.00",
)
# What a line of a million characters repeats: a machine's, or somebody's who means harm.
LINES = {
    "prose": "Zapraszamy w piątek, 4 października o 17:00 na wernisaż; tel. 32 434 12 10, bilety 15,50 zł. ",
    "figures": "1 2.3 ",
    "dates": "12.05.2025 ",
    "days": "3 maja 2025, ",
    "hours": "10:00 11:00 ",
    "hours with commas": "10:00, 11:30, ",
    "weekdays": "poniedziałek wtorek środa ",
    "rules": "w każdy wtorek o 17:00 ",
    "ranges": "od 3 do 5 maja ",
    "numbers with commas": "1, 2, 3, ",
}
MEGABYTE = 1_000_000
WEEKDAYS = ["poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę"]
REFERENCE = dt.datetime(2025, 1, 15, 12, 0, tzinfo=dt.UTC)
Finder = Callable[[str, dt.datetime, str], list[dict[str, Any]]]


def salony_finds(text: str, reference: dt.datetime, language: str) -> list[dict[str, Any]]:
    """The answers of `salony times --jsonl` with its strings read as datetimes, as the scorer wants them."""
    answers = []
    for found in best_first(find_times(text, reference=reference, language=language)):
        line = as_json(found)
        start, end = (
            dt.datetime.fromisoformat(v) if v and v[:1].isdigit() else None for v in (line["start"], line["end"])
        )
        answers.append(
            {"start": start, "end": exclusive(end, line), "grain": line["grain"], "direction": line["direction"]}
        )
    return answers


def exclusive(end: dt.datetime | None, line: dict[str, Any]) -> dt.datetime | None:
    """The end as the labelled set counts it, one unit after the last one meant; ours is the last one meant."""
    if end is None or line["direction"] or line["grain"] == "second":
        return end
    if "T" not in line["end"]:
        return end + dt.timedelta(days=1)
    if line["grain"] == "weekend":
        return end + dt.timedelta(minutes=1)
    step = {"minute": dt.timedelta(minutes=1), "hour": dt.timedelta(hours=1)}
    return end + step[line["grain"]] if line["kind"] == "range" and "part" not in line else end


def dateparser_finds(text: str, reference: dt.datetime, language: str) -> list[dict[str, Any]]:
    """dateparser's `search_dates`, as its documentation recommends it for free text."""
    from dateparser.search import search_dates

    naive = reference.replace(tzinfo=None)
    settings = {"RELATIVE_BASE": naive, "PREFER_DATES_FROM": "future"}
    found = search_dates(text, languages=[language], settings=settings) or []
    return [{"start": moment, "end": None, "grain": None, "direction": None} for _, moment in found]


def speed(finder: Finder, texts: list[str], seconds: float) -> float:
    """Expressions a second of processor time: whole passes over the texts until the time is up."""
    finder(texts[0], REFERENCE, "pl")
    count, begun = 0, time.process_time()
    while (elapsed := time.process_time() - begun) < seconds:
        for text in texts:
            finder(text, REFERENCE, "pl")
        count += len(texts)
    return round(count / elapsed, 1)


def long_lines(finder: Finder) -> dict[str, dict[str, float]]:
    """Seconds of processor time for each line: of the answers as JSON, and of `read` on it as text and as HTML."""
    report: dict[str, dict[str, float]] = {}
    lines = {name: (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE] for name, piece in LINES.items()}
    for name, line in (lines | {"nothing said twice": varied()}).items():
        report[name] = {
            "find_times": seconds_of(lambda line=line: find_times(line)),
            "times as JSON": seconds_of(lambda line=line: finder(line, REFERENCE, "pl")),
            "read, text": seconds_of(lambda line=line: read(Snapshot.of_text(line, language="pl"))),
            "read, HTML": seconds_of(
                lambda line=line: read(Snapshot.of_text(f"<p>{line}</p>", media_type="text/html", language="pl"))
            ),
        }
    return report


def varied() -> str:
    """A line whose days, hours and rules differ: what helps where a text repeats itself does not help here."""
    chance = random.Random(5)  # noqa: S311 (the same line each time)
    line = ""
    while len(line) < MEGABYTE:
        line += "".join(_saying(chance) for _ in range(1000))
    return line[:MEGABYTE]


def _saying(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(0, 11), chance.randint(1990, 2030)
    hour, minute, weekday = chance.randint(8, 22), chance.randint(0, 59), chance.choice(WEEKDAYS)
    return chance.choice(
        (
            f"{day}.{month + 1:02}.{year} ",
            f"{day} {MONTHS[month]} {year} o {hour}:{minute:02}, ",
            f"od {day} do {min(28, day + 3)} {MONTHS[month]} ",
            f"w każdy {weekday} o {hour}:{minute:02} ",
            f"{hour}:{minute:02} – {hour + 1}:{chance.randint(0, 59):02}, ",
            f"w {weekday}, {day} {MONTHS[month]} o {hour}.{minute:02} na wernisaż ",
            f"{day}-{day + 1} {MONTHS[month]} {year} ",
        )
    )


def seconds_of(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return round(time.process_time() - begun, 2)


def accuracy(directory: Path, finders: dict[str, Finder]) -> dict[str, Any]:
    harness_file = directory / "harness.py"
    if not harness_file.is_file():
        return {"missing": "the labelled set temporal/ lies not beside the checkout: accuracy was not measured"}
    specification = importlib.util.spec_from_file_location("temporal_harness", harness_file)
    if specification is None or specification.loader is None:
        return {"missing": f"{harness_file.name} cannot be read"}
    harness = importlib.util.module_from_spec(specification)
    sys.dont_write_bytecode = True
    specification.loader.exec_module(harness)
    report: dict[str, Any] = {}
    for name, finder in finders.items():
        report[name], misses = harness.score(finder, "pl")
        if name == "salony":
            report["salony not exact"] = [miss[0] for miss in misses]
    report["texts"] = [item["text"] for item in harness.load("pl")["items"]]
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "temporal")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each speed is measured")
    options = parser.parse_args()
    finders: dict[str, Finder] = {"salony": salony_finds}
    without = None
    if importlib.util.find_spec("dateparser"):
        finders["dateparser search_dates"] = dateparser_finds
    else:
        without = "dateparser is not installed (dependency group bench): it was not measured"
    scores = accuracy(options.gold, finders)
    texts = scores.pop("texts", None) or list(SENTENCES)
    report = {
        "accuracy": scores,
        "expressions a second": {name: speed(finder, texts, options.seconds) for name, finder in finders.items()},
        "seconds for one line of a million characters": long_lines(salony_finds),
    }
    if without:
        report["missing"] = without
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

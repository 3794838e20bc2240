"""Search in process on a collection made up here, with SQLite FTS5, PostgreSQL and tantivy beside it, as JSON.

usage: python bench/search.py [--events N] [--rounds N] [--only salony,fts5,postgresql,tantivy] [--gold DIRECTORY]
Every engine is asked the same: two words, a window of 30 days, a place with 15 km around it, and how many of what was
found are of each category. tantivy comes with the group `bench`; PostgreSQL where POSTGRESQL_URL is set.
The topics of relevance lie in `../shared/gold/queries` beside the checkout; where they are missing the answer says so.
"""

import argparse
import datetime as dt
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from made_up import Made, Question, events, places, questions, times, vocabulary
from search_peers import fts5, postgresql, tantivy_engine

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salony.config.settings")


def memory_mb() -> float:
    """Of this process, resident: what is its own, and what it shares with the other workers."""
    pages = Path("/proc/self/statm").read_text("ascii").split()
    return int(pages[1]) * resource.getpagesize() / 2**20


def own_memory_mb() -> float:
    pages = Path("/proc/self/statm").read_text("ascii").split()
    return (int(pages[1]) - int(pages[2])) * resource.getpagesize() / 2**20


def salony(number: int, words: list[str], where: list[tuple[float, float]], asked: list[Question]) -> dict[str, Any]:
    """Built and kept by one process, loaded and asked by another, as a worker does."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            json.loads(
                subprocess.run(
                    [
                        sys.executable,
                        __file__,
                        "--part",
                        part,
                        "--folder",
                        folder,
                        "--events",
                        str(number),
                        "--rounds",
                        str(len(asked)),
                    ],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
            for part in ("build", "worker")
        ]
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 2**20
    return {**lines[0], **lines[1], "disk_mb": round(size)}


def build_part(folder: str, number: int, words: list[str], where: list[tuple[float, float]]) -> dict[str, Any]:
    from salony.discovery.index.building import build
    from salony.discovery.index.entry import Entry
    from salony.discovery.index.store import Store

    made = list(events(number, words))

    def entry(one: Made) -> Entry:
        latitude, longitude = where[one.place]
        return Entry(
            event=one.number,
            texts=(one.title, "", "", "", "", "", one.text),
            occurrences=((one.day, one.day, 18 * 60, one.number),),
            town=f"town{one.place}",
            latitude=latitude,
            longitude=longitude,
            category=one.category,
            house=one.house,
            sources=1 + (one.number % 7 == 0),
            is_free=one.number % 5 == 0,
        )

    begun = time.perf_counter()
    segment = build(entry(one) for one in made)
    built = time.perf_counter()
    Store(Path(folder) / "index").keep(segment)
    return {"build_s": round(built - begun, 1), "kept_s": round(time.perf_counter() - built, 1)}


def worker_part(folder: str, asked: list[Question]) -> dict[str, Any]:
    from salony.discovery.finding.answering import answer
    from salony.discovery.index.asking import Around, Ask, Word
    from salony.discovery.index.live import Live
    from salony.discovery.index.store import Store

    before = memory_mb()
    begun = time.perf_counter()
    segment = Store(Path(folder) / "index").load()
    assert segment is not None  # noqa: S101
    live = Live(segment)
    loaded = time.perf_counter() - begun

    def ask(question: Question) -> int:
        place = Around("", question.latitude, question.longitude, 15.0)
        window = {"first": question.first, "last": question.first + 29}
        words = tuple(Word(word) for word in question.words)
        return answer(live, Ask(words=words, place=place, **window), with_reasons=False).number

    def interest(question: Question) -> int:
        place = Around("", question.latitude, question.longitude, 15.0)
        return answer(live, Ask(first=question.first, last=question.first + 29, place=place)).number

    found: dict[str, Any] = {"load_s": round(loaded, 3), **times(ask, asked)}
    found["most_interesting_without_words"] = times(interest, asked[: len(asked) // 4])
    found["memory_mb"] = {"whole": round(memory_mb()), "own": round(own_memory_mb()), "before_loading": round(before)}
    found["first_page_by_size_of_institution"] = fairness(live, asked)
    return found


def fairness(live: Any, asked: list[Question]) -> dict[str, dict[str, float]]:
    """Share of events, and of places among the first five, of institutions by how many events they have."""
    from salony.discovery.finding.answering import answer
    from salony.discovery.index.asking import Ask

    segment = live.segments[0]
    houses = segment.arrays["house"]
    sizes = Counter(houses.tolist())
    by_event = (
        dict(zip(segment.arrays["event"].tolist(), houses.tolist(), strict=True)) if len(houses) <= 50_000 else None
    )
    bands: Counter[str] = Counter()
    shown: Counter[str] = Counter()

    def band(house: int) -> str:
        return "small" if sizes[house] <= 10 else "middle" if sizes[house] <= 200 else "large"

    for house, size in sizes.items():
        bands[band(house)] += size
    for question in asked[:100]:
        for hit in answer(live, Ask(first=question.first, last=question.first + 29), limit=5).hits:
            house = by_event[hit.event] if by_event else int(houses[segment.positions(_one(hit.event))[0]])
            shown[band(house)] += 1
    return {
        name: {
            "of_events": round(bands[name] / sum(bands.values()), 3),
            "of_first_places": round(shown[name] / max(sum(shown.values()), 1), 3),
        }
        for name in ("small", "middle", "large")
    }


def _one(event: int) -> Any:
    import numpy as np

    return np.array([event])


def relevance(gold: Path) -> dict[str, Any]:
    """nDCG@10 of the topics: by this search, and by FTS5 on the same records."""
    if not (gold / "relevance-dev.jsonl").exists():
        return {"note": f"{gold} is not there"}
    with tempfile.TemporaryDirectory() as home:
        lines = subprocess.run(
            [sys.executable, __file__, "--part", "relevance", "--gold", str(gold), "--folder", home],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "SALONY_HOME": home, "DATABASE_URL": f"sqlite:///{home}/salony.sqlite3"},
        ).stdout.splitlines()
        answers = json.loads(lines[-1])
        found = {}
        for name, rankings in answers.items():
            run = Path(home) / f"{name}.jsonl"
            run.write_text("".join(json.dumps({"id": k, "ranking": v}) + "\n" for k, v in rankings.items()), "utf-8")
            scored = subprocess.run(
                [
                    sys.executable,
                    str(gold / "score_relevance.py"),
                    "--gold",
                    str(gold / "relevance-dev.jsonl"),
                    str(run),
                ],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            found[name] = float(scored.split("nDCG@10")[1].split()[0])
    return {"ndcg_at_10": found}


def relevance_part(gold: Path) -> dict[str, dict[str, list[str]]]:
    from click.testing import CliRunner

    from salony.config.commands import importing

    CliRunner().invoke(importing.command, [str(gold / "collection.jsonl")], catch_exceptions=False)
    from salony.catalogue.listing import uids
    from salony.discovery.finding import Frame, find
    from salony.discovery.understanding import understand

    topics = [json.loads(line) for line in (gold / "relevance-dev.jsonl").read_text("utf-8").splitlines()]
    found: dict[str, dict[str, list[str]]] = {"salony": {}, "fts5": {}}
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, all_of_it, tokenize='unicode61 remove_diacritics 2')"
    )
    for line in (gold / "collection.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        told = [row["name"], row["venue"], row["city"], row["organizer"], row["part_of"], *(row["people"] or ())]
        base.execute("INSERT INTO words VALUES (?,?)", (row["id"], " ".join(str(one) for one in told if one)))
    for topic in topics:
        moment = dt.datetime(2026, 1, 14, 12)  # noqa: DTZ001 - the local moment of asking
        answer = find(topic["text"], understand(topic["text"], reference=moment, city=""), Frame(), limit=10)
        names = uids([hit.event for hit in answer.hits])
        found["salony"][topic["id"]] = [names[hit.event] for hit in answer.hits]
        said = " OR ".join(f'"{word}"' for word in topic["text"].replace(",", " ").split())
        rows = base.execute("SELECT id FROM words WHERE words MATCH ? ORDER BY rank LIMIT 10", (said,))
        found["fts5"][topic["id"]] = [row[0] for row in rows]
    return found


ENGINES: dict[str, Callable[..., dict[str, Any]]] = {
    "salony": salony,
    "fts5": fts5,
    "postgresql": postgresql,
    "tantivy": tantivy_engine,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--only", default=",".join((*ENGINES, "relevance")))
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold/queries")
    parser.add_argument("--part", choices=("build", "worker", "relevance"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", default="", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part == "relevance":
        print(json.dumps(relevance_part(given.gold)))
        return
    seed = random.Random(3)  # noqa: S311 - made-up data
    words, where = vocabulary(seed), places(seed)
    asked = questions(given.rounds, words, where)
    if given.part:
        import django

        django.setup()
        if given.part == "build":
            print(json.dumps(build_part(given.folder, given.events, words, where)))
        else:
            print(json.dumps(worker_part(given.folder, asked)))
        return
    wanted = given.only.split(",")
    answer: dict[str, Any] = {"events": given.events, "questions": given.rounds}
    for name in wanted:
        if name in ENGINES:
            answer[name] = ENGINES[name](given.events, words, where, asked)
    if "relevance" in wanted:
        answer["relevance"] = relevance(given.gold)
    print(json.dumps(answer, indent=1))


if __name__ == "__main__":
    main()

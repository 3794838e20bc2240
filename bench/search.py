"""Search in process on a collection made up here, with SQLite FTS5, PostgreSQL and tantivy beside it, as JSON.

usage: python bench/search.py [--events N] [--rounds N] [--only salony,fts5,postgresql,tantivy] [--gold DIRECTORY]
Every engine is asked the same: two words, a window of 30 days, a place with 15 km around it, and how many of what was
found are of each category. tantivy comes with the group `bench`; PostgreSQL where POSTGRESQL_URL is set.
The topics of relevance lie in `../shared/gold/queries` beside the checkout; where they are missing the answer says so.
"""

import argparse
import datetime as dt
import importlib.util
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salony.config.settings")

FIRST = dt.date(2025, 1, 1).toordinal()
DAYS = 730
PLACES = 5000
CATEGORIES = ("concert", "theatre", "film", "exhibition", "workshop", "lecture", "literature", "family", "market")
SYLLABLES = tuple(a + b for a in "bcdfgklmnprs" for b in "aeio")


@dataclass(frozen=True, slots=True)
class Made:
    """One event made up: words of the title, of the text, the day, the place and the category."""

    number: int
    title: str
    text: str
    day: int
    place: int
    category: str
    house: int


@dataclass(frozen=True, slots=True)
class Question:
    words: tuple[str, str]
    first: int
    latitude: float
    longitude: float


def vocabulary(seed: random.Random, number: int = 60_000) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < number:
        words["".join(seed.choices(SYLLABLES, k=seed.randint(2, 5)))] = None
    return list(words)


def places(seed: random.Random) -> list[tuple[float, float]]:
    return [(49.0 + 5.8 * seed.random(), 14.1 + 10 * seed.random()) for _ in range(PLACES)]


def events(number: int, words: list[str]) -> Iterator[Made]:
    """Forty words each, as often as in a language (Zipf); a few of the institutions hold most of the events."""
    seed = random.Random(7)  # noqa: S311 - made-up data, the same in every run
    weights = [1 / rank for rank in range(10, len(words) + 10)]
    stock = seed.choices(words, weights, k=2_000_000)
    at = 0
    for one in range(number):
        if at > len(stock) - 50:
            at = seed.randrange(1000)
        house = int(min(seed.paretovariate(0.35), 1e9)) % 20_000
        yield Made(
            one + 1,
            " ".join(stock[at : at + 5]),
            " ".join(stock[at + 5 : at + 40]),
            FIRST + seed.randrange(DAYS),
            house % PLACES,
            CATEGORIES[seed.randrange(len(CATEGORIES))],
            house + 1,
        )
        at += 41 + (one % 3)


def questions(number: int, words: list[str], where: list[tuple[float, float]]) -> list[Question]:
    """One frequent word and one rarer one; places as events have them."""
    seed = random.Random(11)  # noqa: S311 - as above
    found = []
    for _ in range(number):
        place = where[int(min(seed.paretovariate(0.35), 1e9)) % 20_000 % PLACES]
        pair = (words[seed.randrange(5, 300)], words[seed.randrange(300, 6000)])
        found.append(Question(pair, FIRST + seed.randrange(DAYS - 30), *place))
    return found


def times(ask: Callable[[Question], int], asked: list[Question]) -> dict[str, float]:
    """Milliseconds. Each question is asked once; the first ones warm up and do not count."""
    warm = len(asked) // 10
    found, spent = 0, []
    for number, question in enumerate(asked):
        begun = time.perf_counter()
        hits = ask(question)
        if number >= warm:
            spent.append(1000 * (time.perf_counter() - begun))
            found += hits
    spent.sort()
    return {
        "p50_ms": round(statistics.median(spent), 3),
        "p95_ms": round(spent[int(0.95 * len(spent))], 3),
        "found_on_average": round(found / len(spent), 1),
    }


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
        return answer(live, Ask(words=words, place=place, **window), with_reasons=False).number  # type: ignore[arg-type]

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


def fts5(number: int, words: list[str], where: list[tuple[float, float]], asked: list[Question]) -> dict[str, Any]:
    """Rows in the order of days, so that a window is a range of row numbers; the place by a box, as SQL does it."""
    with tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(f"{folder}/fts.sqlite3")
        begun = time.perf_counter()
        base.execute("CREATE VIRTUAL TABLE words USING fts5(title, text, content='', tokenize='unicode61')")
        base.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, day, latitude, longitude, category)")
        rows = sorted(events(number, words), key=lambda one: one.day)
        base.executemany(
            "INSERT INTO event VALUES (?,?,?,?,?)",
            ((n, one.day, *where[one.place], one.category) for n, one in enumerate(rows, 1)),
        )
        base.executemany(
            "INSERT INTO words(rowid, title, text) VALUES (?,?,?)",
            ((n, one.title, one.text) for n, one in enumerate(rows, 1)),
        )
        base.execute("CREATE INDEX by_day ON event(day)")
        base.commit()
        built = time.perf_counter() - begun
        base.execute("PRAGMA cache_size=-200000")

        def ask(question: Question) -> int:
            low = base.execute("SELECT min(id) FROM event WHERE day>=?", (question.first,)).fetchone()[0]
            high = base.execute("SELECT max(id) FROM event WHERE day<=?", (question.first + 29,)).fetchone()[0]
            found = base.execute(
                "SELECT e.id, e.category, bm25(words) FROM words JOIN event e ON e.id = words.rowid "
                "WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? "
                "AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ? ORDER BY 3",
                (" OR ".join(f'"{word}"' for word in question.words), low, high, *_box(question)),
            ).fetchall()
            Counter(row[1] for row in found)
            return len(found)

        return {"build_s": round(built, 1), **times(ask, asked)}


def _box(question: Question) -> tuple[float, float, float, float]:
    """About 15 km to each side."""
    return (
        question.latitude - 0.135,
        question.latitude + 0.135,
        question.longitude - 0.21,
        question.longitude + 0.21,
    )


def tantivy_engine(
    number: int, words: list[str], where: list[tuple[float, float]], asked: list[Question]
) -> dict[str, Any]:
    if importlib.util.find_spec("tantivy") is None:
        return {"note": "not installed; it comes with the group bench"}
    import tantivy  # type: ignore[import-not-found,unused-ignore]

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", stored=False)
    builder.add_text_field("category", stored=True, tokenizer_name="raw")
    for name in ("day",):
        builder.add_integer_field(name, stored=False, indexed=True, fast=True)
    for name in ("latitude", "longitude"):
        builder.add_float_field(name, stored=False, indexed=True, fast=True)
    schema = builder.build()
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema, path=folder)
        begun = time.perf_counter()
        writer = index.writer(200_000_000, 1)
        for one in events(number, words):
            latitude, longitude = where[one.place]
            writer.add_document(
                tantivy.Document(
                    body=f"{one.title} {one.text}",
                    category=one.category,
                    day=one.day,
                    latitude=latitude,
                    longitude=longitude,
                )
            )
        writer.commit()
        writer.wait_merging_threads()
        built = time.perf_counter() - begun
        index.reload()
        searcher = index.searcher()

        def ask(question: Question) -> int:
            south, north, west, east = _box(question)
            text = (
                f"+({' OR '.join(question.words)}) +day:[{question.first} TO {question.first + 29}] "
                f"+latitude:[{south} TO {north}] +longitude:[{west} TO {east}]"
            )
            found = searcher.search(index.parse_query(text, ["body"]), 20)
            Counter(searcher.doc(address)["category"][0] for _, address in found.hits)
            return int(found.count)

        return {"build_s": round(built, 1), **times(ask, asked)}


def postgresql(
    number: int, words: list[str], where: list[tuple[float, float]], asked: list[Question]
) -> dict[str, Any]:
    url = os.environ.get("POSTGRESQL_URL")
    if not url:
        return {"note": "no server at hand: POSTGRESQL_URL is not set"}
    import psycopg

    with psycopg.connect(url, autocommit=True) as base:
        begun = time.perf_counter()
        base.execute("DROP TABLE IF EXISTS bench_event")
        base.execute(
            "CREATE UNLOGGED TABLE bench_event (id int, day int, latitude float8, longitude float8, category text, "
            "words tsvector)"
        )
        with base.cursor().copy("COPY bench_event FROM STDIN") as copy:
            for one in events(number, words):
                lexemes = " ".join(sorted({*one.title.split(), *one.text.split()}))
                copy.write_row((one.number, one.day, *where[one.place], one.category, lexemes))
        base.execute("CREATE INDEX ON bench_event USING gin(words)")
        base.execute("CREATE INDEX ON bench_event (day)")
        base.execute("ANALYZE bench_event")
        built = time.perf_counter() - begun

        def ask(question: Question) -> int:
            found = base.execute(
                "SELECT id, category, ts_rank(words, q) r FROM bench_event, to_tsquery('simple', %s) q "
                "WHERE words @@ q AND day BETWEEN %s AND %s "
                "AND latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s "
                "ORDER BY r DESC",
                (" | ".join(question.words), question.first, question.first + 29, *_box(question)),
            ).fetchall()
            Counter(row[1] for row in found)
            return len(found)

        answer = {"build_s": round(built, 1), **times(ask, asked)}
        base.execute("DROP TABLE bench_event")
    return answer


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

"""SQLite FTS5, tantivy and PostgreSQL on the collection of `made_up`, asked what `bench/search.py` asks Salony."""

import importlib.util
import os
import sqlite3
import tempfile
import time
from collections import Counter
from typing import Any

from made_up import Question, box, events, times


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
                (" OR ".join(f'"{word}"' for word in question.words), low, high, *box(question)),
            ).fetchall()
            Counter(row[1] for row in found)
            return len(found)

        return {"build_s": round(built, 1), **times(ask, asked)}


def tantivy_engine(
    number: int, words: list[str], where: list[tuple[float, float]], asked: list[Question]
) -> dict[str, Any]:
    if importlib.util.find_spec("tantivy") is None:
        return {"note": "not installed; it comes with the group bench"}
    import tantivy

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
            south, north, west, east = box(question)
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
                (" | ".join(question.words), question.first, question.first + 29, *box(question)),
            ).fetchall()
            Counter(row[1] for row in found)
            return len(found)

        answer = {"build_s": round(built, 1), **times(ask, asked)}
        base.execute("DROP TABLE bench_event")
    return answer

#!/usr/bin/env python3
"""Duplicates found: `salony.resolution` beside plain Splink and a rapidfuzz rule, in one run.

    python bench/resolve.py [--labelled FOLDER] [--sizes 200000,1000000] [--no-peers]

FOLDER holds records.jsonl and clusters.jsonl. The sizes are records made up here, a fifth of them second words on an
event already told, in towns of 2,000 records a year. Times are wall clock, from records to clusters in memory.
"""

import argparse
import json
import random
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from figures import figures

from salony.resolution import Statement, fold, resolve
from salony.resolution.register import Register

SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "la",
    "no",
    "wi",
    "ta",
    "be",
    "do",
    "ze",
    "li",
    "ko",
    "sa",
    "pa",
    "ry",
    "mo",
    "ne",
    "ci",
    "ba",
    "lu",
]
KINDS = ("Koncert", "Wystawa", "Warsztaty", "Spektakl", "Spotkanie", "Wykład", "Film")
QUESTIONS = 1000
Answer = dict[str, Any]


def made_up(count: int, seed: int = 1) -> list[Statement]:
    """Announcements of names and words that no language has; a fifth say again what another said, in other words."""
    chance = random.Random(seed)  # noqa: S311
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(20_000)]
    towns = [chance.choice(words).title() for _ in range(max(20, count // 2000))]

    def some(number: int) -> str:
        return " ".join(chance.choices(words, k=number))

    first = [
        Statement(
            id=f"e{number}",
            name=f"{chance.choice(KINDS)} {some(2)}",
            source=f"s{chance.randrange(max(count // 200, 10))}.example/page",
            start=f"2025-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}T{chance.randint(9, 20):02d}:"
            f"{chance.choice(('00', '30'))}",
            venue=f"Dom Kultury {chance.choice(words)}",
            city=chance.choice(towns),
            people=some(2).title(),
            description=some(8),
            price=float(chance.choice((0, 10, 20, 30))),
        )
        for number in range(count - count // 5)
    ]
    second = []
    for number in range(count // 5):
        told = chance.choice(first)
        name = told.name.split()
        chance.shuffle(name)
        start = told.start[:10] if told.start and number % 3 == 0 else told.start
        second.append(
            replace(
                told,
                id=f"d{number}-{told.id}",
                name=" ".join(name),
                source=f"p{number % 50}.example/list",
                start=start,
                description=some(4),
            )
        )
    everything = first + second
    chance.shuffle(everything)
    return everything


def fuzzy(statements: Sequence[Statement]) -> Answer:
    """Same day and town, names alike by token_set_ratio ≥ 85, closed transitively."""
    from rapidfuzz import fuzz

    blocks: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.start:
            blocks[statement.start[:10], fold(statement.city)].append(statement)
    parent = {statement.id: statement.id for statement in statements}
    for block in blocks.values():
        names = [fold(statement.name) for statement in block]
        for place, one in enumerate(block):
            for other in range(place):
                if fuzz.token_set_ratio(names[place], names[other]) >= 85:
                    parent[_root(parent, one.id)] = _root(parent, block[other].id)
    return {name: _root(parent, name) for name in parent}


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        parent[name] = parent[parent[name]]
        name = parent[name]
    return name


def plain_splink(statements: Sequence[Statement]) -> Answer:
    """Splink on DuckDB as its tutorial has it: Jaro-Winkler on name and venue, exact hour and town, EM, 0.5."""
    import logging

    import pyarrow
    import splink.comparison_library as compared_by
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    logging.getLogger("splink").setLevel(logging.ERROR)
    rows = [
        {
            "unique_id": s.id,
            "name": fold(s.name) or None,
            "day": (s.start or "")[:10] or None,
            "hour": (s.start or "")[11:] or None,
            "venue": fold(s.venue) or None,
            "city": fold(s.city) or None,
            "people": fold(s.people) or None,
        }
        for s in statements
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compared_by.JaroWinklerAtThresholds("name", [0.9, 0.7]),
            compared_by.JaroWinklerAtThresholds("venue", [0.9, 0.7]),
            compared_by.JaroWinklerAtThresholds("people", [0.9, 0.7]),
            compared_by.ExactMatch("hour"),
        ],
        blocking_rules_to_generate_predictions=[block_on("day", "city")],
    )
    api = DuckDBAPI()
    table = api.register(pyarrow.Table.from_pylist(rows))
    linker = Linker(table, settings)
    logging.disable(logging.INFO)
    linker.training.estimate_probability_two_random_records_match([block_on("name", "day")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "city"))
    scored = linker.inference.predict(threshold_match_probability=0.5)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=0.5)
    return {row["unique_id"]: row["cluster_id"] for row in found.as_record_list()}


def ours(statements: Sequence[Statement]) -> Answer:
    return {record: number for number, cluster in enumerate(resolve(statements)) for record in cluster.records}


def labelled(folder: Path) -> tuple[list[Statement], dict[str, str]]:
    rows = (folder / "records.jsonl").read_text("utf-8").splitlines()
    clusters = [json.loads(line) for line in (folder / "clusters.jsonl").read_text("utf-8").splitlines()]
    truth = {record: row["cluster"] for row in clusters for record in row["records"]}
    return [Statement.from_record(json.loads(row)) for row in rows], truth


def timed(work: Callable[[Sequence[Statement]], Answer], statements: Sequence[Statement]) -> tuple[Answer, float]:
    begin = time.perf_counter()
    answer = work(statements)
    return answer, time.perf_counter() - begin


def asked_one_by_one(statements: Sequence[Statement]) -> str:
    register = Register(statements[:-QUESTIONS])
    times = []
    for statement in statements[-QUESTIONS:]:
        begin = time.perf_counter()
        register.matches(statement)
        times.append(1000 * (time.perf_counter() - begin))
    times.sort()
    middle, slow = times[len(times) // 2], times[len(times) * 95 // 100]
    return f"one new record against {len(register):,}: median {middle:.1f} ms, 95 % within {slow:.1f} ms"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--labelled", type=Path)
    parser.add_argument("--sizes", default="200000")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args(arguments)
    tools: dict[str, Callable[[Sequence[Statement]], Answer]] = {"salony": ours}
    if not options.no_peers:
        tools |= {"rapidfuzz": fuzzy, "splink": plain_splink}
    if options.labelled:
        statements, truth = labelled(options.labelled)
        for name, tool in tools.items():
            answer, seconds = timed(tool, statements)
            print(f"{name:10} {len(statements):>9,} labelled  {seconds:6.2f} s  {figures(truth, answer)}")
    for size in (int(part) for part in options.sizes.split(",") if part):
        statements = made_up(size)
        truth = {statement.id: statement.id.rpartition("-")[2] for statement in statements}
        for name, tool in tools.items():
            answer, seconds = timed(tool, statements)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            print(f"{name:10} {size:>9,} made up   {seconds:6.2f} s  {memory:.1f} GB  {figures(truth, answer)}")
        print(asked_one_by_one(statements))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Partners suggested: `salony.partnerships.matching` beside the usual methods, on a history it has not seen.

    python bench/partners.py --task h2020-known|h2020-newcomers|interreg|twins [--split DATE] [--seed N]
                             [--queries N] [--data FOLDER] [--no-peers]

Prints JSON: for every method R@10, Hit@10 and MRR, each with its 95 % bootstrap interval over the queries. Nothing
after the split reaches a method: text weights, popularity and learned weights come from before it. `--seed` draws the
queries where `--queries` bounds them, the rehearsed questions, and for twins the hidden pairs.
"""

import argparse
import csv
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from salony.partnerships.importing import (
    ParticipationRecord,
    ProjectRecord,
    Record,
    country_code,
    gazetteer,
    read_keep,
    read_participations,
)
from salony.partnerships.matching import (
    History,
    Kind,
    Model,
    Organisation,
    Participation,
    Project,
    Query,
    Town,
    TownModel,
    TownQuery,
    Twinning,
)
from salony.partnerships.matching.atlas import Atlas
from salony.partnerships.matching.rehearsal import asked, barred, between
from salony.partnerships.matching.towns import hidden_pairs, questions

DATA = Path(__file__).resolve().parents[1] / "../shared/data"
SPLITS = {"h2020-known": "2018-01-01", "h2020-newcomers": "2019-01-01", "interreg": "2016-09-01"}
KINDS = {"h2020-known": Kind.KNOWN, "h2020-newcomers": Kind.NEWCOMER, "interreg": Kind.IDEA}
RESAMPLED = 1000
Scores = np.ndarray[Any, np.dtype[np.float64]]
Method = Callable[[Model, Query], Scores]


def gathered(records: Iterator[Record], sizes: tuple[int, int]) -> History:
    """Records as a history of projects with as many organisations as `sizes` allow."""
    projects: dict[str, Project] = {}
    organisations: dict[str, Organisation] = {}
    taken: dict[str, list[Participation]] = {}
    for record in records:
        if isinstance(record, ProjectRecord):
            text = " ".join((record.acronym, record.name, *record.texts))
            programmes = record.parts or ((record.programme,) if record.programme else ())
            projects[record.key] = Project(record.key, record.start, record.end, programmes, record.themes, text)
        elif isinstance(record, ParticipationRecord):
            found = record.organisation
            organisations.setdefault(
                found.key,
                Organisation(found.key, found.name, found.country, found.kind, found.town, found.region),
            )
            taken.setdefault(record.project, []).append(Participation(record.project, found.key, record.role))
    kept = {key for key, parts in taken.items() if sizes[0] <= len(parts) <= sizes[1] and projects[key].start}
    return History(
        list(organisations.values()),
        [project for key, project in projects.items() if key in kept],
        [part for key, parts in taken.items() if key in kept for part in parts],
    )


def read(task: str, data: Path) -> History:
    if task == "interreg":
        return gathered(read_keep(data / "interreg/keep_closed_1420.xlsx"), (2, 10_000))
    folder = data / "h2020"
    return gathered(read_participations(folder / "h2020.csv.gz", folder / "programme_parts.csv.gz"), (2, 100))


# ---- the usual methods


def popularity(model: Model, query: Query) -> Scores:
    return np.asarray(np.diff(model.ground.members.indptr), dtype=np.float64)


def popularity_within(model: Model, query: Query) -> Scores:
    """Projects in the programme; those with the same number there by popularity."""
    ground = model.ground
    within = np.array([bool(set(query.programmes) & set(p.programmes)) for p in ground.projects], dtype=np.float32)
    return np.asarray(ground.members @ within, dtype=np.float64) + popularity(model, query) * 1e-6


def common_neighbours(model: Model, query: Query) -> Scores:
    return _through_neighbours(model, query, np.ones_like)


def adamic_adar(model: Model, query: Query) -> Scores:
    return _through_neighbours(model, query, lambda degree: 1 / np.log(np.maximum(degree, 2) + 1e-9))


def _through_neighbours(model: Model, query: Query, weigh: Callable[[Scores], Scores]) -> Scores:
    ties = _ties(model)
    place = model.ground.place.get(query.organisation or "")
    if place is None:
        return popularity(model, query)
    row = np.zeros(ties.shape[0])
    row[ties.indices[ties.indptr[place] : ties.indptr[place + 1]]] = 1
    degree = np.diff(ties.indptr).astype(np.float64)
    return np.asarray(ties @ (row * weigh(degree))) + popularity(model, query) * 1e-6


_TIES: dict[int, Any] = {}


def _ties(model: Model) -> Any:
    """Who ever shared a project with whom, (organisations, organisations), ones."""
    if id(model) not in _TIES:
        ties = (model.ground.members @ model.ground.incidence).tocsr()
        ties.setdiag(0)
        ties.eliminate_zeros()
        ties.data[:] = 1
        _TIES[id(model)] = ties.astype(np.float64)
    return _TIES[id(model)]


_FACTORS: dict[int, Any] = {}


def factors(model: Model, query: Query) -> Scores:
    """Singular vectors of the organisation × organisation matrix, 64 of them: what ALS approximates."""
    from scipy.sparse.linalg import svds

    if id(model) not in _FACTORS:
        left, values, right = svds(_ties(model), k=64, random_state=1)
        _FACTORS[id(model)] = left * values, right
    place = model.ground.place.get(query.organisation or "")
    left, right = _FACTORS[id(model)]
    return popularity(model, query) if place is None else np.asarray(left[place] @ right)


def tfidf_within(model: Model, query: Query) -> Scores:
    """Likeness of past projects' texts, summed over those of the programme."""
    ground = model.ground
    likeness = model.standing.said.likeness(" ".join((query.text, *query.themes)))
    within = np.array([bool(set(query.programmes) & set(p.programmes)) for p in ground.projects], dtype=np.float32)
    return np.asarray(ground.members @ (likeness * within), dtype=np.float64) + popularity_within(model, query) * 1e-4


def together(model: Model, query: Query) -> Scores:
    """Programme, past partners and text, each as a share of its largest, summed."""
    place = model.ground.place.get(query.organisation or "")
    sides = [popularity_within(model, query), tfidf_within(model, query)]
    if place is not None:
        ties = np.zeros(len(model.ground.organisations))
        partners, counts = np.unique(
            model.ground.incidence[model.ground.projects_of(place)].indices, return_counts=True
        )
        ties[partners] = counts
        sides.append(ties)
    return sum((side / max(float(side.max()), 1e-9) for side in sides), np.zeros(len(model.ground.organisations)))


PEERS: dict[str, dict[str, Method]] = {
    "h2020-known": {
        "popularity": popularity,
        "common neighbours": common_neighbours,
        "Adamic-Adar": adamic_adar,
        "64 factors": factors,
    },
    "h2020-newcomers": {"popularity": popularity, "popularity within the programme part": popularity_within},
    "interreg": {
        "popularity within the programme": popularity_within,
        "TF-IDF within the programme": tfidf_within,
        "programme, past partners, text": together,
    },
}


def ours(model: Model, query: Query) -> Scores:
    """Scores of everybody: those not looked at closely stand below, the more popular first."""
    seen, scores = model.scored(query)
    everybody = popularity(model, query) * 1e-3 - 1e6
    everybody[seen.candidates] = scores
    return everybody


def judged(scores: Scores, right: Sequence[int], kept_out: Sequence[int]) -> tuple[float, float, float]:
    """R@10, Hit@10 and reciprocal rank of the best right answer; ties stand in the order of the data."""
    scores = scores.copy()
    scores[list(kept_out)] = -np.inf
    order = np.argsort(-scores, kind="stable")
    ranks = np.flatnonzero(np.isin(order, right))
    hits = int((ranks < 10).sum())
    return hits / len(right), float(hits > 0), 1 / (1 + int(ranks[0]))


def interval(rows: Sequence[tuple[float, ...]], names: Sequence[str], seed: int) -> dict[str, Any]:
    """Means with 95 % bootstrap intervals."""
    table = np.array(rows, dtype=np.float64)
    chance = np.random.default_rng(seed)
    drawn = np.stack([table[chance.integers(0, len(table), len(table))].mean(axis=0) for _ in range(RESAMPLED)])
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    return {
        name: {"mean": round(float(mean), 4), "low": round(float(a), 4), "high": round(float(b), 4)}
        for name, mean, a, b in zip(names, table.mean(axis=0), low, high, strict=True)
    }


def projects_task(options: argparse.Namespace) -> dict[str, Any]:
    begin = time.perf_counter()
    history = read(options.task, options.data)
    read_in = time.perf_counter() - begin
    split, kind = date.fromisoformat(options.split or SPLITS[options.task]), KINDS[options.task]
    before = between(history, split)
    begin = time.perf_counter()
    model = Model.build(before, split, learn=(kind,), seed=options.seed)
    built_in = time.perf_counter() - begin
    later = between(history, date.max, split)
    chance = np.random.default_rng(options.seed)
    questions = asked(kind, model.ground, later, chance, options.queries or 10**9)
    methods = {"salony": ours} | ({} if options.no_peers else PEERS[options.task])
    figures: dict[str, Any] = {}
    for name, method in methods.items():
        rows = [judged(method(model, q.query), q.right.tolist(), barred(model.ground, q.query)) for q in questions]
        figures[name] = interval(rows, ("R@10", "Hit@10", "MRR"), options.seed)
    return {
        "task": options.task,
        "split": split.isoformat(),
        "seed": options.seed,
        "queries": len(questions),
        "organisations": len(model.ground.organisations),
        "seconds to read": round(read_in, 1),
        "seconds to build and learn": round(built_in, 1),
        "methods": figures,
        "answers": answers(model, [q.query for q in questions[:200]]),
    }


def twins_task(options: argparse.Namespace) -> dict[str, Any]:
    """Towns are told apart by name and country as the table writes them, so that the figures compare with others'."""
    atlas = Atlas.build(*town_table(options.data / "twins/twin_cities.csv"))
    # every pair has the same chance to be hidden; the table's own order is not trusted
    hidden = hidden_pairs(atlas, 0.1, np.random.default_rng(options.seed))
    fewer = atlas.without(hidden)
    pairs = np.column_stack(fewer.ties.tocoo().coords)
    ties = [Twinning(atlas.towns[a].id, atlas.towns[b].id) for a, b in pairs.tolist() if a < b]
    begin = time.perf_counter()
    model = TownModel.build(atlas.towns, ties, learn=True, seed=options.seed)
    built_in = time.perf_counter() - begin
    right = questions(fewer, hidden)
    asking = sorted(right)
    if options.queries:
        asking = sorted(np.random.default_rng(options.seed).permutation(asking)[: options.queries].tolist())
    untaught = TownModel(model.atlas, None)

    def looked_at(model: TownModel) -> Callable[[int], Scores]:
        def scores(town: int) -> Scores:
            seen, found = model.scored(town)
            everybody = model.preferences.degree.astype(np.float64) * 1e-3 - 1e6
            everybody[seen.candidates] = found
            return everybody

        return scores

    methods: dict[str, Callable[[int], Scores]] = {"salony": looked_at(model)}
    if not options.no_peers:
        methods |= town_peers(model) | {"salony, untaught": looked_at(untaught)}
    figures: dict[str, Any] = {}
    for name, method in methods.items():
        rows = [judged(method(town), sorted(right[town]), [town, *fewer.twins(town)]) for town in asking]
        figures[name] = interval(rows, ("R@10", "Hit@10", "MRR"), options.seed)
    times = []
    for town in asking[:200]:
        begin = time.process_time()
        model.rank(TownQuery(atlas.towns[town].id))
        times.append(1000 * (time.process_time() - begin))
    times.sort()
    return {
        "task": "twins",
        "seed": options.seed,
        "queries": len(asking),
        "towns": len(atlas.towns),
        "seconds to build and learn": round(built_in, 1),
        "methods": figures,
        "answers": {
            "ten with reasons, processor ms, median": round(times[len(times) // 2], 1),
            "ten with reasons, processor ms, 95 %": round(times[len(times) * 95 // 100], 1),
        },
    }


def town_table(path: Path) -> tuple[list[Town], list[Twinning]]:
    towns: dict[str, Town] = {}
    ties: list[Twinning] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ids = []
            for side in ("1", "2"):
                name, written = row[f"city{side}"], row[f"country{side}"]
                ids.append(f"{name}|{written}")
                if ids[-1] not in towns:
                    towns[ids[-1]] = _town(ids[-1], name, written, float(row[f"lat{side}"]), float(row[f"lng{side}"]))
            ties.append(Twinning(*ids))
    return list(towns.values()), ties


def _town(key: str, name: str, written: str, latitude: float, longitude: float) -> Town:
    """With its population; where GeoNames puts it degrees away, in the country that it is said to lie in, there."""
    try:
        country = country_code(written)
    except ValueError:
        return Town(key, name, written, latitude, longitude)
    found = gazetteer(name, country)
    if found is None:
        return Town(key, name, country, latitude, longitude)
    people, north, east = found
    if abs(north - latitude) > 3 or abs(east - longitude) > 4:
        latitude, longitude = north, east
    return Town(key, name, country, latitude, longitude, people)


def town_peers(model: TownModel) -> dict[str, Callable[[int], Scores]]:
    ties, known = model.atlas.ties, model.preferences
    degree, country = known.degree.astype(np.float64), model.atlas.country
    rare = 1 / np.log(np.maximum(degree, 2))
    points = np.nan_to_num(model.atlas.points)

    def twins(town: int) -> Scores:
        row = np.zeros(len(degree))
        row[model.atlas.twins(town)] = 1
        return row

    return {
        "country pair × degree": lambda town: known.pairs[country[town]][country] * degree,
        "nearest abroad": lambda town: points @ points[town] - 9.0 * (country == country[town]),
        "common neighbours": lambda town: np.asarray(ties @ twins(town)) + degree * 1e-6,
        "Adamic-Adar": lambda town: np.asarray(ties @ (twins(town) * rare)) + degree * 1e-6,
    }


def answers(model: Model, queries: Sequence[Query]) -> dict[str, Any]:
    """What single questions take of the processor, and who is suggested."""
    model.rank(queries[0])
    times, few, shown = [], 0, 0
    for query in queries:
        begin = time.process_time()
        found = model.rank(query)
        times.append(1000 * (time.process_time() - begin))
        places = [model.ground.place[suggestion.organisation] for suggestion in found]
        few += sum(len(model.ground.projects_of(place)) <= 2 for place in places)
        shown += len(found)
    times.sort()
    return {
        "ten with reasons, processor ms, median": round(times[len(times) // 2], 1),
        "ten with reasons, processor ms, 95 %": round(times[len(times) * 95 // 100], 1),
        "share with at most two projects": round(few / max(shown, 1), 3),
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--task", required=True, choices=["h2020-known", "h2020-newcomers", "interreg", "twins"])
    parser.add_argument("--split")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--queries", type=int, default=0)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        sys.exit(f"{options.data} is missing: the data stands beside the project, not in it. Say --data FOLDER.")
    work = twins_task if options.task == "twins" else projects_task
    print(json.dumps(work(options), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

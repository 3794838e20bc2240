"""Pages as residents load them: requests a second and milliseconds, under wrk, as JSON.

usage: python bench/web.py [--events 10000,1000000] [--one-city] [--seconds 8] [--connections 4] [--homes FOLDER]
                           [--only anew,kept,peer] [--pages home,month,day,search,suggestions]
A collection made up here is taken in by `salony import` (of a hundred cities the first one; the others are copied in
the database; with --one-city all of them become one) and served by `salony serve` with two workers. Home, month and
search pages are asked for: of every city, of six months, and some thousand questions of which none comes twice. Two
tables: `composed anew` keeps no page at all; `kept while true` gives a page again as long as nothing was written since
and the quarter of an hour is the same, so that in neither anything can be stale. Pages come gzipped, as to a browser.

Beside it in the same run: a plain Django list of the same rows with a substring search, as peers have it.
--homes keeps the collections there for the next run. wrk is the Debian package of that name.
"""

import argparse
import datetime as dt
import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

A_CITY = 10_000
"""Events of one city; a larger collection has more cities."""
DAYS = 365
WARMING = 1000
"""Questions asked before the measured ones."""
KINDS = ("koncert", "spektakl", "wystawa", "warsztaty", "wykład", "film", "spotkanie autorskie", "kabaret", "bieg")
WHAT = (
    *("jazzowy", "organowy", "rockowy", "rodzinny", "plenerowy", "charytatywny", "ludowy", "kameralny", "klasyczny"),
    *("literacki", "filmowy", "muzyczny", "taneczny", "zimowy", "letni", "wiosenny", "regionalny", "podróżniczy"),
)
WHEN = ("", "dziś", "jutro", "w weekend", "w przyszłym tygodniu", "w sobotę wieczorem", "do końca miesiąca")
WHOM = ("", "dla dzieci", "dla seniorów", "za darmo", "do 20 zł", "do 40 zł")
FOLDED = str.maketrans("ąćęłńóśźż", "acelnoszz")

LUA = """
local paths = {}
for line in io.lines("%(paths)s") do paths[#paths + 1] = line end
local seeds = 0
function setup(thread) seeds = seeds + 1; thread:set("seed", seeds) end
function init(args) math.randomseed(seed or 1) end
local at = 0
function request()
  at = at %% #paths + 1
  return wrk.format("GET", paths[%(which)s], {["Accept-Encoding"] = "gzip"})
end
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %%f %%d %%f %%f %%f %%d %%d\\n", summary.duration / 1e6, summary.requests,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, summary.bytes))
end
"""

QUOTED = {
    "note": "measured by the authors of the task on a like machine, 10,000 events; not run here",
    "Gancio, home with 5,000 upcoming events, requests a second": "0.25-0.4",
    "Gancio, home with 261 upcoming events, requests a second": 7,
    "Gancio, text search, requests a second": "31-34",
    "Linked Events, list, requests a second": "7-18",
    "Linked Events, text search, requests a second": 18,
}


def slug(city: int) -> str:
    return f"miasto-{city}"


def lines(events: int, today: dt.date) -> Iterator[str]:
    """One event to a line, two years around today; a few of a city's houses hold most of its events."""
    seed = random.Random(7)  # noqa: S311 - made-up data, the same in every run
    for number in range(events):
        house = int(min(seed.paretovariate(0.6), 1e9)) % 200
        day = today + dt.timedelta(days=seed.randrange(-DAYS, DAYS))
        yield json.dumps(
            {
                "id": f"{number}",
                "name": f"{seed.choice(KINDS).capitalize()} {seed.choice(WHAT)} {seed.randrange(5000)}",
                "start": f"{day}T{seed.randrange(9, 21):02}:{seed.choice(('00', '30'))}",
                "venue": f"Dom Kultury {house}",
                "organizer": f"Stowarzyszenie {house}",
                "price": seed.choice((None, 0, 20, 35, "free")),
                "audience": seed.choice((None, None, ["children"], ["seniors"])),
                "description": " ".join(seed.choices(WHAT, k=20)),
                "calendar": slug(0),
            },
            ensure_ascii=False,
        )


def pages(events: int, today: dt.date, *, one_city: bool = False) -> dict[str, list[str]]:
    """Addresses by kind of page."""
    cities = [slug(one) for one in range(1 if one_city else max(1, events // A_CITY))]
    months = sorted({(today + dt.timedelta(days=days)).strftime("%Y/%m") for days in range(-60, 100, 25)})
    asked = sorted(
        {
            " ".join(part for part in (kind, what, whom, when) if part)
            for kind in KINDS
            for what in ("", *WHAT)
            for when in WHEN
            for whom in WHOM
        }
    )
    seed = random.Random(5)  # noqa: S311 - as above
    said = [text if seed.random() < 0.6 else text.translate(FOLDED) for text in seed.sample(asked, len(asked))]
    return {
        "home": [f"/{city}/" for city in cities],
        "month": [f"/{city}/{month}/" for city in cities for month in months],
        "day": [f"/{city}/{today + dt.timedelta(days=day):%Y/%m/%d}/" for city in cities for day in range(60)],
        "search": [f"/{seed.choice(cities)}/szukaj/?q={quote(text)}" for text in said],
        "suggestions": [
            f"/{seed.choice(cities)}/podpowiedzi/?q={quote(text[: seed.randint(1, len(text))])}" for text in said
        ],
    }


def run(*words: str, home: Path, **more: str) -> str:
    environment = {**os.environ, "SALONY_HOME": str(home), **more}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "salony.config.cli", *words],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return done.stdout


def made(events: int, homes: Path, today: dt.date, *, one_city: bool = False) -> tuple[Path, dict[str, Any]]:
    """The home with the collection, and how long that took; made where it is not there yet."""
    home = homes / (f"{events}-one" if one_city else f"{events}")
    kept = home / "made.json"
    if kept.exists():
        return home, json.loads(kept.read_text("utf-8"))
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    collection = home / "events.jsonl"
    first = min(events, A_CITY)
    with collection.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines(first, today))
    begun = time.perf_counter()
    said = run("import", str(collection), home=home).strip().splitlines()[-1]
    spent = time.perf_counter() - begun
    figures: dict[str, Any] = {"import": {"said": said, "events_a_second": round(first / spent)}}
    if events > first:
        begun = time.perf_counter()
        multiplied(home / "salony.sqlite3", events // A_CITY)
        if one_city:
            united(home / "salony.sqlite3")
        copied = time.perf_counter()
        run("doctor", "--mend", home=home)
        figures["copied"] = {
            "note": "the first city is imported, the others are its copies, row by row",
            "seconds": round(copied - begun, 1),
            "index_built_from_the_tables_s": round(time.perf_counter() - copied, 1),
        }
    size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    figures["mb"] = size >> 20
    kept.write_text(json.dumps(figures), "utf-8")
    return home, figures


# Of each table the columns that differ from copy to copy; the numbers of rows are shifted by the table's own size.
COPIED = {
    "catalogue_city": {"slug": "'miasto-' || :k"},
    "catalogue_source": {"city_id": "catalogue_city"},
    "catalogue_venue": {"city_id": "catalogue_city"},
    "catalogue_event": {"city_id": "catalogue_city", "venue_id": "catalogue_venue"},
    "catalogue_event_organizers": {"event_id": "catalogue_event"},
    "catalogue_occurrence": {"event_id": "catalogue_event", "city_id": "catalogue_city"},
    "catalogue_sighting": {
        "event_id": "catalogue_event",
        "source_id": "catalogue_source",
        "venue_id": "catalogue_venue",
    },
}


def multiplied(file: Path, cities: int) -> None:
    """The one city of the file, so many times."""
    base = sqlite3.connect(file)
    sizes = {name: base.execute(f"SELECT max(id) FROM {name}").fetchone()[0] for name in COPIED}  # noqa: S608 - ours
    for k in range(1, cities):
        for name, changes in COPIED.items():
            columns = [row[1] for row in base.execute(f"PRAGMA table_info({name})")]
            words = {"id": f"id + {k * sizes[name]}"}
            for column, what in changes.items():
                words[column] = f"{column} + {k * sizes[what]}" if what in sizes else what.replace(":k", str(k))
            chosen = ", ".join(words.get(column, f'"{column}"') for column in columns)
            quoted = ", ".join(f'"{column}"' for column in columns)
            base.execute(
                f"INSERT INTO {name} ({quoted}) SELECT {chosen} FROM {name} WHERE id <= ?",  # noqa: S608 - ours
                (sizes[name],),
            )
        base.commit()
    base.execute("ANALYZE")
    base.close()


def united(file: Path) -> None:
    """All cities of the file become the first one."""
    base = sqlite3.connect(file)
    (city,) = base.execute("SELECT min(id) FROM catalogue_city").fetchone()
    for name in ("event", "venue", "source"):
        base.execute(
            f"UPDATE catalogue_{name} SET slug = slug || '-' || id, city_id = ? WHERE city_id <> ?",  # noqa: S608 - ours
            (city, city),
        )
    base.execute("UPDATE catalogue_occurrence SET city_id = ? WHERE city_id <> ?", (city, city))
    base.execute("DELETE FROM catalogue_city WHERE id <> ?", (city,))
    base.commit()
    base.execute("ANALYZE")
    base.close()


@contextmanager
def served(home: Path, app: str = "", **more: str) -> Iterator[tuple[str, int]]:
    """Salony, or another application of this folder, with two workers on a free port; its address and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "SALONY_HOME": str(home), "SALONY_CITY": slug(0), **more}
    environment.pop("DATABASE_URL", None)
    words = ["-m", "salony.config.cli", "serve", "--port", str(port), "--workers", "2"]
    if app:
        words = ["-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2"]
        words += ["--blocking-threads", "1", "--no-ws", "--log-level", "error", app]
    process = subprocess.Popen(
        [sys.executable, *words],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}/{slug(0)}/", timeout=60).read()  # noqa: S310 - our own server
                break
            except OSError:
                time.sleep(0.1)
        yield address, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def memory_mb(group: int) -> list[dict[str, int]]:
    """Of every worker, resident: whole, and its own without what it shares with the others."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text("ascii").rsplit(")", 1)[1].split()
            if int(told[2]) == group:
                pages = (path.parent / "statm").read_text("ascii").split()
                found.append({"whole": int(pages[1]) >> 8, "own": (int(pages[1]) - int(pages[2])) >> 8})
        except (OSError, ValueError):
            continue
    return sorted(found, key=lambda one: -one["whole"])[:2]


def processor_s(group: int) -> float:
    """Seconds of processor time that the server has taken so far: on a busy machine the fairer figure."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text("ascii").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(told[2]) == group:
            ticks += int(told[11]) + int(told[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def load(address: str, group: int, paths: list[str], *, seconds: int, connections: int, warm: int) -> dict[str, Any]:
    """wrk's figures, of a server that has run for a while.

    warm: seconds. Of questions the first thousand are asked beforehand, which loads word lists and fills what is kept
    between pages; measured are the others, in their order, so that every one is new. Other addresses are all asked
    beforehand, in their order again and again, for `--warm` seconds; then in random order.
    """
    are_questions = "?q=" in paths[0]
    before, measured = (paths[:WARMING], paths[WARMING:]) if are_questions else (paths, paths)
    sizes = []
    for path in before[:24]:
        request = urllib.request.Request(f"{address}{path}", headers={"Accept-Encoding": "gzip"})  # noqa: S310 - ours
        sizes.append(len(urllib.request.urlopen(request, timeout=120).read()))  # noqa: S310 - ours
    if warm:
        wrk(address, before, "at", warm, connections)
    spent = processor_s(group)
    said = wrk(address, measured, "at" if are_questions else "math.random(#paths)", seconds, connections)
    spent = processor_s(group) - spent
    told = next(line for line in said.splitlines() if line.startswith("RESULT")).split()[1:]
    lasted, requests, p50, p95, p99, errors, _ = (float(one) for one in told)
    return {
        "requests_a_second": round(requests / lasted, 1),
        "p50_ms": round(p50, 1),
        "p95_ms": round(p95, 1),
        "p99_ms": round(p99, 1),
        "errors": int(errors),
        "processor_ms_a_request": round(1000 * spent / max(requests, 1), 2),
        "kb_gzipped": round(sum(sizes) / len(sizes) / 1000, 1),
    }


def wrk(address: str, paths: list[str], which: str, seconds: int, connections: int) -> str:
    """What wrk says of these paths. which: the one that is asked for next, in Lua."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "paths").write_text("\n".join(paths), "utf-8")
        script = Path(folder) / "load.lua"
        script.write_text(LUA % {"paths": Path(folder) / "paths", "which": which}, "utf-8")
        words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script), address]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def table(
    home: Path,
    asked: dict[str, list[str]],
    *,
    app: str = "",
    seconds: int,
    connections: int,
    warm: int,
    **more: str,
) -> Any:
    with served(home, app, **more) as (address, process):
        found: dict[str, Any] = {
            name: load(address, process, paths, seconds=seconds, connections=connections, warm=warm)
            for name, paths in asked.items()
        }
        found["memory_mb_of_workers"] = memory_mb(process)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", default="10000", help="Sizes with commas between them.")
    parser.add_argument("--one-city", action="store_true", help="All events are of one city.")
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--warm", type=int, default=60, help="Seconds of asking before each measurement.")
    parser.add_argument("--homes", type=Path, help="Where collections are kept for the next run.")
    parser.add_argument("--pages", help="Of home, month, day, search, suggestions; all without it.")
    parser.add_argument("--only", default="anew,kept,peer")
    given = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not there. On Debian and Ubuntu: apt-get install wrk; elsewhere: https://github.com/wg/wrk")
    today = dt.datetime.now(dt.UTC).date()
    wanted = given.only.split(",")
    how = {"seconds": given.seconds, "connections": given.connections}
    report: dict[str, Any] = {"cores": os.cpu_count(), "load_before": os.getloadavg()[0], **how, "quoted": QUOTED}
    with tempfile.TemporaryDirectory() as scratch:
        for events in map(int, given.events.split(",")):
            home, imported = made(events, given.homes or Path(scratch), today, one_city=given.one_city)
            asked = pages(events, today, one_city=given.one_city)
            if given.pages:
                asked = {name: asked[name] for name in given.pages.split(",")}
            rows: dict[str, Any] = {"collection": imported}
            if "anew" in wanted:
                rows["composed anew"] = table(home, asked, warm=min(given.warm, 20), SALONY_PAGES_MB="0", **how)
            if "kept" in wanted:
                rows["kept while true"] = table(home, asked, warm=given.warm, **how)
            if "peer" in wanted:
                peer = {name: asked[name] for name in ("home", "search") if name in asked}
                rows["plain Django list and substring search"] = table(
                    home, peer, app="bench.plain:application", warm=5, **how
                )
            report[f"{events} events"] = rows
    print(json.dumps(report, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()

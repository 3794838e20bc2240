"""How fast queries are understood: milliseconds of processor time, as JSON. `python bench/understanding.py`."""

import argparse
import datetime as dt
import json
import statistics
import time
import tomllib
from pathlib import Path

from salony.discovery.understanding import understand

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
QUERIES = Path(__file__).resolve().parents[1] / "tests" / "discovery" / "understanding" / "queries.toml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    rows = tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]
    begun = time.perf_counter()
    understand("koncert", reference=NOW, city="Żory")
    first = time.perf_counter() - begun
    taken = []
    for number in range(options.rounds + 1):
        for row in rows:
            asked = dt.datetime.fromisoformat(row["asked"])
            begun = time.process_time()
            understand(row["text"], reference=asked, city="Żory", language=row["lang"])
            if number:
                taken.append(1000 * (time.process_time() - begun))
    begun = time.perf_counter()
    understand("koncert w sobotę " * 6000, reference=NOW, city="Żory", language="pl")
    long = 1000 * (time.perf_counter() - begun)
    cuts = statistics.quantiles(taken, n=100)
    report = {
        "queries": len(rows),
        "ms a query": {"p50": round(cuts[49], 3), "p95": round(cuts[94], 3), "p99": round(cuts[98], 3)},
        "first query, vocabularies loaded, ms": round(1000 * first, 1),
        "100 KB of text, ms": round(long, 1),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()

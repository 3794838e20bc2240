#!/usr/bin/env python3
"""Documents a second: `salony read` on HTML, beside extruct (all syntaxes) and dateparser's search, in one run.

    python bench/throughput.py [--pages FOLDER] [--peers N]

Prints JSON. Everything runs on one core; the peers read every n-th page, since they are slow; rates are by processor
time, `median_ms` the middle page. A page is its HTML in UTF-8; each tool begins with the bytes. Before the clock
starts each reads a page that is none of the measured ones, and the first of these: word lists are loaded then.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from salony.extraction import document, read
from salony.vocabulary import Snapshot

REFERENCE = datetime(2022, 1, 1)  # noqa: DTZ001 (naive local time by contract)


WARMING = (
    "<!DOCTYPE html><html><body><h1>Koncert „Wiosna” w Lipniku</h1>"
    "<p>Miejski Ośrodek Kultury w Żorach zaprasza w piątek 5 maja 2023 r. o godz. 18.00 do Sali Lustrzanej,"
    " ul. Szkolna 4. Wystąpi zespół Lira i Anna Kowalska, prowadzi Jan Nowak. Bilety: 20 zł.</p>"
    "<ul><li>6 maja, 17.00 – spacer po strzegomskim rynku</li>"
    "<li>7 maja, 12.00 – warsztaty dla dzieci od 6 lat, wstęp wolny</li></ul>"
    "<table><tr><th>Data</th><th>Film</th></tr>"
    "<tr><td>8.05.2023</td><td>Lipa</td></tr><tr><td>9.05.2023</td><td>Woda</td></tr></table></body></html>"
).encode()


def snapshot(content: bytes) -> Snapshot:
    return Snapshot(content=content, media_type="text/html", url="https://example.org/events/")


def extruct_peer() -> Callable[[bytes], Any]:
    import extruct

    return lambda content: extruct.extract(
        content.decode("utf-8", "replace"), base_url="https://example.org/", errors="ignore"
    )


def dateparser_peer() -> Callable[[bytes], Any]:
    from dateparser.search import search_dates

    return lambda content: search_dates(document(snapshot(content)).text, languages=["pl", "en"])


def measured(work: Callable[[bytes], Any], pages: Sequence[bytes]) -> dict[str, float]:
    for page in (WARMING, pages[0]):
        work(page)  # tables and caches are loaded once, whoever owns them
    taken: list[float] = []
    for page in pages:
        begin = time.process_time()
        work(page)
        taken.append(time.process_time() - begin)
    return {
        "pages": len(pages),
        "pages_per_s": round(len(pages) / sum(taken), 1),
        "median_ms": round(statistics.median(taken) * 1000, 2),
        "slowest_ms": round(max(taken) * 1000, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=Path("../shared/gold/html/pages"), help="a folder of *.html")
    parser.add_argument("--peers", type=int, default=20, help="how many pages the peers read")
    options = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(options.pages.glob("*.html"))]
    if not pages:
        parser.error(f"no *.html in {options.pages}: give a folder of pages with --pages")
    sample = pages[:: max(1, len(pages) // options.peers)][: options.peers]
    report: dict[str, Any] = {
        "salony read": measured(lambda content: read(snapshot(content), reference=REFERENCE), pages),
        "salony document": measured(lambda content: document(snapshot(content)), pages),
    }
    peers = {"extruct, all syntaxes": extruct_peer, "dateparser search": dateparser_peer}
    for name, peer in peers.items():
        try:
            report[name] = measured(peer(), sample)
        except ImportError as error:
            report[name] = {"missing": str(error)}
    ours = report["salony read"]["pages_per_s"]
    report["ratio"] = {name: round(ours / rate, 1) for name in peers if (rate := report[name].get("pages_per_s"))}
    report["megabytes"] = round(sum(map(len, pages)) / 1e6, 2)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

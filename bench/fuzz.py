#!/usr/bin/env python3
"""Any bytes, any words, any markup through `read`: never an exception of its own, never a date that no calendar has.

    python bench/fuzz.py [--seconds N] [--seed N]

Prints how many documents were read and ends with 1 at the first that fails, shrunk to the smallest hypothesis can find.
What cannot be read at all may raise Unreadable, as its documentation says.
"""

import argparse
import datetime as dt
import json
import time
import traceback

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from salony.extraction import Unreadable, document, read
from salony.vocabulary import PartialDateTime, Snapshot

REFERENCE = dt.datetime(2022, 1, 1)  # noqa: DTZ001 (naive local time by contract)

SPACED = (
    "7 31 32 13. lutego maja w piątek jutro o 25:00 18:00 godz. od do – - , ; | . „ ” ( ) 29.02.2023 5.12.24 "
    "2024-02-30 Koncert wystawa „Lato” Teatr Wielki ul. Długa 3 bilety 20 zł wstęp wolny odwołany przeniesiony co "
    "każdy wtorek May 1st 7pm every Monday until from to noon ⁰⁰ 99999999999"
)
WORDS = st.sampled_from([*SPACED.split(), "\n", "\n\n", "\u00a0", "\x00", "\u0301", "\uff12"])
PHRASES = st.lists(WORDS, max_size=60).map(" ".join)
TAGS = st.sampled_from(
    ["div", "li", "tr", "td", "table", "h1", "h3", "p", "a href='x:['", "time datetime='2024-02-31'"]
)


def marked(pieces: list[tuple[str, str]]) -> str:
    """Elements one after another, some never closed."""
    return "".join(f"<{tag}>{words}" + f"</{tag.split()[0]}>" * (len(words) % 3) for tag, words in pieces)


MARKUP = st.lists(st.tuples(TAGS, PHRASES), max_size=25).map(marked)
CONTENT = st.one_of(
    st.tuples(
        st.binary(max_size=2000), st.sampled_from(["text/html", "text/plain", "text/calendar", "application/xml"])
    ),
    st.tuples(st.text(max_size=1000).map(lambda s: s.encode("utf-8", "replace")), st.just("text/plain")),
    st.tuples(PHRASES.map(str.encode), st.just("text/plain")),
    st.tuples(MARKUP.map(str.encode), st.just("text/html")),
)


def check(content: bytes, media_type: str) -> None:
    """Raises AssertionError for evidence outside the text or a date that does not stand in a calendar."""
    snapshot = Snapshot(content=content, media_type=media_type, url="https://example.org/events/")
    try:
        drafts, length = read(snapshot, reference=REFERENCE), len(document(snapshot).text)
    except Unreadable:
        return
    for draft in drafts:
        if not draft.name.strip():
            raise AssertionError(f"a draft without a name: {draft}")
        for value in (draft.start, draft.end):
            if value is not None and PartialDateTime.parse(str(value)) != value:
                raise AssertionError(f"no date of a calendar: {value!r}")
        for name, evidence in draft.evidence.items():
            if not 0 <= evidence.start <= evidence.end <= length:
                raise AssertionError(f"evidence of {name} outside the text: {evidence}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30.0, help="begin no further document after so long")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    until, count = time.monotonic() + options.seconds, 0

    @seed(options.seed)
    @settings(max_examples=1_000_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(CONTENT)
    def fuzz(sample: tuple[bytes, str]) -> None:
        nonlocal count
        if time.monotonic() > until:
            raise KeyboardInterrupt
        count += 1
        check(*sample)

    failed = None
    try:
        fuzz()
    except KeyboardInterrupt:
        pass
    except Exception:
        failed = traceback.format_exc()
    print(json.dumps({"documents": count, "seed": options.seed, "failed": failed}, ensure_ascii=False, indent=1))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

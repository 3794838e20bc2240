"""Pages that tempt: dates of comments, neighbours, histories, hours of teachers. None of them announces anything."""

from datetime import datetime

import pytest

from salony.extraction import read
from salony.vocabulary import Snapshot

REFERENCE = datetime(2026, 5, 5)  # noqa: DTZ001 (naive local time by contract)

BODIES = {
    "a menu and rules": (
        "<div class='site-menu'><a href='/1'>Koncert 12 maja o 19:00</a></div><h1>Polityka prywatności</h1>"
        "<p>Polityka obowiązuje od 25 maja 2018 r. Dane przechowujemy do 31 grudnia 2030 r.</p>"
    ),
    "neighbours and comments": (
        "<h1>Wyniki konkursu „Moja wieś”</h1><div class='entry-meta'>14 lutego 2026 przez Iwona</div>"
        "<p>Jury przyznało trzy nagrody.</p><nav><a>Koncert na Dzień Kobiet, 8 marca, 17:00</a></nav>"
        "<div class='jp-relatedposts'><h3>Podobne</h3><p>Warsztaty ceramiki</p><p>9 maja 2026</p></div>"
        "<div id='disqus_thread'><p>Gość • 16.02.2026 22:40 – do zobaczenia 8 maja o 17.00!</p></div>"
    ),
    "hours of teachers": (
        "<h1>Nauczyciele</h1><table><tr><th>Imię</th><th>Przedmiot</th><th>Konsultacje</th></tr>"
        "<tr><td>Anna Bąk</td><td>fortepian</td><td>poniedziałek 16:00–17:00</td></tr>"
        "<tr><td>Piotr Wilk</td><td>gitara</td><td>środa 15:00–16:00</td></tr></table>"
    ),
    "a history": (
        "<h1>Historia</h1><table><tr><td>1912</td><td>budowa gmachu</td></tr><tr><td>4.06.1956</td><td>kino</td>"
        "</tr><tr><td>12.09.1998</td><td>pożar sceny</td></tr><tr><td>3.05.2004</td><td>otwarcie sali</td></tr></table>"
    ),
    "news that run by": (
        "<div class='news-ticker'><p>3 maja nieczynne</p></div><h1>O muzeum</h1><p>Zbiory liczą 8 tys. prac.</p>"
    ),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_nothing_is_announced(body: str) -> None:
    html = f'<html lang="pl"><head><title>Dom Kultury</title></head><body>{body}</body></html>'
    assert read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE) == []

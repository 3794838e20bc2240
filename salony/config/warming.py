"""What a worker loads before its first visitor comes. Django is set up when this is imported."""

import gc
from pathlib import Path

from django.conf import settings
from django.template import engines
from django.template.utils import get_app_template_dirs
from django.urls import URLResolver, get_resolver
from django.utils import timezone, translation

from salony.discovery.finding.expanding import thesaurus
from salony.discovery.understanding import understand


def warm_up() -> None:
    """Loads before the first visitor comes what Django loads at the first request: views, templates, words.

    Two seconds and more of imports, which people would wait for whenever a worker starts.
    """
    pending = [get_resolver()]
    while pending:
        pending += [entry for entry in pending.pop().url_patterns if isinstance(entry, URLResolver)]
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("")
    house = Path(__file__).parent.parent
    for folder in map(Path, get_app_template_dirs("templates")):
        if house in folder.parents:
            for file in folder.rglob("*.html"):
                engines["django"].get_template(file.relative_to(folder).as_posix())
    # A word that nothing knows goes through everything that knows words.
    understand("qwertzy w qwertzach", reference=timezone.now(), city="", language="pl")
    thesaurus()
    # What is loaded now stays for the worker's life: the collector need not look through it again and again.
    gc.collect()
    gc.freeze()
    # A page makes some thousand values that go with it: looking for circles after every 700 of them finds none.
    gc.set_threshold(20_000, 20, 20)

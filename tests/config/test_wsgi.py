"""A worker is ready before its first visitor comes."""

import json
import subprocess
import sys

ASKED = """
import gc, json, sys
import salony.config.wsgi
from django.template import engines
loaders = engines["django"].engine.template_loaders
print(json.dumps({
    "views": [f"salony.{room}.web" in sys.modules for room in ("salons", "partnerships", "publishing", "gathering")],
    "templates": sum(len(one.get_template_cache) for one in loaders),
    "kept out of collections": gc.get_freeze_count(),
}))
"""


def test_views_and_templates_are_loaded_with_the_application() -> None:
    said = json.loads(
        subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True).stdout,
    )
    assert all(said["views"])
    assert said["templates"] > 50
    assert said["kept out of collections"] > 100_000

"""JSON as pages carry it: with entities, comments, bare line ends and trailing commas."""

import html
import json
import re
from typing import Any

_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_STRING_OR_NOISE = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|,(?=\s*[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_DEEPEST = 200


def parse(source: str) -> Any:
    """The value, mended where it had to be. Raises ValueError where it is beyond that."""
    for attempt in range(3):
        try:
            return json.loads(_attempt(source, attempt), strict=False)
        except ValueError:
            continue
        except RecursionError:
            raise ValueError("JSON nested too deeply") from None
    raise ValueError("not JSON")


def _attempt(source: str, number: int) -> str:
    """As it stands; mended; with its entities resolved and mended."""
    if number == 0:
        return source
    return _mended(source if number == 1 else html.unescape(source))


def _mended(source: str) -> str:
    source = _WRAPPING.sub("", source.strip()).strip().rstrip(";")
    source = _STRING_OR_NOISE.sub(lambda match: match[0] if match[0].startswith('"') else "", source)
    # Once more: a comma may stand before a comment that has just gone.
    source = _STRING_OR_NOISE.sub(lambda match: match[0] if match[0].startswith('"') else "", source)
    return _BAD_ESCAPE.sub(r"\\\\", source)


def objects(value: Any) -> list[dict[str, Any]]:
    """Every object in a value, outer ones first, in order; without recursion."""
    found: list[dict[str, Any]] = []
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        current, depth = waiting.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(current, dict):
            found.append(current)
            waiting.extend((inner, depth + 1) for inner in reversed(list(current.values())))
        elif isinstance(current, list):
            waiting.extend((inner, depth + 1) for inner in reversed(current))
    return found

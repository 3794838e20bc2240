"""One field as it was read: the value and the characters that say it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from salony.vocabulary import Evidence

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    value: Value
    evidence: Evidence


def reading(value: Value, begin: int, stop: int, rule: str, confidence: float) -> Reading[Value]:
    """A reading whose evidence is the half-open range of `Document.text`."""
    return Reading(value, Evidence(begin, stop, rule, confidence))

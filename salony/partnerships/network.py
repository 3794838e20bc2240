"""Who works with whom, as values: nodes, and links with the proof of each."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class ProofKind(StrEnum):
    EVENT = "event"
    PROJECT = "project"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Node:
    """An organization. key: its slug in the directory, or its folded name where it has no record."""

    key: str
    name: str
    kind: str = ""
    town: str = ""
    country: str = ""
    has_page: bool = True


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows a tie. key: the event's slug, the project's or the step's id. category: of the event.

    ways: how each side took part, as (organization's key, way). people: whom it brought along. witness: who says so.
    """

    kind: ProofKind
    title: str
    day: dt.date | None = None
    key: str = ""
    city: str = ""
    category: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes, by key in alphabetical order, and why they are joined: the newest proof first."""

    one: str
    other: str
    proofs: tuple[Proof, ...]

    @property
    def last(self) -> dt.date | None:
        return max((proof.day for proof in self.proofs if proof.day), default=None)

    @property
    def category(self) -> str:
        """Of the newest event that shows it; "" where none does."""
        return next((proof.category for proof in self.proofs if proof.category), "")


@dataclass(frozen=True, slots=True)
class Network:
    """A node, its partners (the closest first) and every link among them."""

    centre: Node
    partners: tuple[Node, ...]
    links: tuple[Link, ...]

    def link(self, one: str, other: str) -> Link | None:
        pair = tuple(sorted((one, other)))
        return next((link for link in self.links if (link.one, link.other) == pair), None)


def network_of(centre: Node, met: Iterable[tuple[tuple[Node, ...], Proof]], *, most: int = 24) -> Network:
    """The network around a node out of meetings: who was there, and the proof. Those without the centre are left out.

    most: how many partners are shown; those with the most proofs, and of equals the ones met last.
    """
    nodes: dict[str, Node] = {}
    proofs: dict[tuple[str, str], dict[tuple[str, str], Proof]] = {}
    for parties, proof in met:
        keys = sorted({node.key for node in parties})
        if centre.key not in keys:
            continue
        nodes |= {node.key: node for node in parties}
        for position, one in enumerate(keys):
            for other in keys[position + 1 :]:
                proofs.setdefault((one, other), {}).setdefault((proof.kind, proof.key), proof)
    links = [Link(one, other, _newest_first(found.values())) for (one, other), found in proofs.items()]
    own = {
        link.other if link.one == centre.key else link.one: link
        for link in links
        if centre.key in (link.one, link.other)
    }
    closest = sorted(own, key=lambda key: (-len(own[key].proofs), -_ordinal(own[key].last), nodes[key].name))[:most]
    shown = {centre.key, *closest}
    kept = tuple(link for link in links if link.one in shown and link.other in shown)
    return Network(centre, tuple(nodes[key] for key in closest), kept)


def _newest_first(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    return tuple(sorted(proofs, key=lambda proof: (-_ordinal(proof.day), proof.title)))


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0

"""The motifs: one idea each, drawn into whatever room the title leaves."""

from salony.design.afisz.motifs import games, pictures, stage, streets, town, turns, words
from salony.design.afisz.motifs.registry import MOTIFS, Motif, Place

__all__ = ["MOTIFS", "Motif", "Place", "games", "pictures", "stage", "streets", "town", "turns", "words"]

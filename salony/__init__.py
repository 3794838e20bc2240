"""Salony: a city's cultural life, read from what institutions publish, kept with the source of every fact."""

__version__ = "0.1.0"

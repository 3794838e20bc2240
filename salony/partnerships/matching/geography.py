"""Distances on the globe."""

import math

import numpy as np
from numpy.typing import NDArray

EARTH_RADIUS = 6371.0


def kilometres(lat1: float | None, lng1: float | None, lat2: float | None, lng2: float | None) -> float | None:
    """The great-circle distance (haversine); None where a coordinate is missing."""
    if lat1 is None or lng1 is None or lat2 is None or lng2 is None:
        return None
    north, east = math.radians(lat2 - lat1), math.radians(lng2 - lng1)
    chord = (
        math.sin(north / 2) ** 2 + math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(east / 2) ** 2
    )
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(chord)))


def distances(
    latitude: float, longitude: float, latitudes: NDArray[np.floating], longitudes: NDArray[np.floating]
) -> NDArray[np.float64]:
    """Kilometres from one point to many; NaN where a coordinate is NaN."""
    north, east = np.radians(latitudes - latitude), np.radians(longitudes - longitude)
    chord = (
        np.sin(north / 2) ** 2
        + math.cos(math.radians(latitude)) * np.cos(np.radians(latitudes)) * np.sin(east / 2) ** 2
    )
    return np.asarray(2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(chord, 1))), dtype=np.float64)

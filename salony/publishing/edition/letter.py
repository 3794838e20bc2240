"""The issue as a letter: HTML that mail programs show, with its styles in place and nothing loaded but our posters."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from salony.catalogue.models import City
from salony.design.palette import palette
from salony.publishing.addresses import absolute
from salony.publishing.edition import said
from salony.publishing.edition.issue import Issue


def html(issue: Issue, city: City, *, address: str) -> SafeString:
    """address: of the issue's page, absolute. The page itself says nothing of who reads it: no counting pictures."""
    entries = [
        {
            "told": told,
            "url": absolute(told.path),
            "poster": absolute(f"{told.path}afisz.png"),
            "colour": palette().of(entry.category).colour,
        }
        for entry, told in zip(issue.entries, said.entries(issue, city), strict=True)
    ]
    days = [
        {
            "number": day.day.day if day.day else "",
            "words": day.words,
            "lines": [
                {
                    "url": absolute(said.event_path(city, line)),
                    "line": line,
                    "hour": line.hour if day.day else "",
                    "more": said.more_words(line, issue),
                }
                for line in day.lines
            ],
        }
        for day in said.programme(issue)
    ]
    return render_to_string(
        "publishing/edition/letter.html",
        {
            "language": get_language() or "pl",
            "title": said.title(issue),
            "city": city,
            "lead": said.lead(issue, city),
            "introduction": issue.introduction,
            "entries": entries,
            "days": days,
            "address": address,
            "is_cut": issue.is_cut,
        },
    )

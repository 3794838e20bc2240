"""Long lists, page by page: `?strona=2`."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Paging:
    """begin, end: what of the list is on this page. previous, next: addresses of the pages beside it, "" for none."""

    begin: int
    end: int
    previous: str
    next: str

    @property
    def cut(self) -> slice:
        return slice(self.begin, self.end)

    def after(self, number: int) -> slice:
        """What is on this page of a second list that follows on so many lines."""
        return slice(max(0, self.begin - number), max(0, self.end - number))


def paging(request: HttpRequest, number: int, size: int, **asked: str | list[str]) -> Paging:
    """The page that is asked for; of one that is not there the last. number: lines in all; size: of a page.

    asked: parameters that the other pages keep; empty ones are left out.
    """
    last = max(1, -(-number // size))
    said = request.GET.get("strona", "")
    page = min(max(int(said), 1), last) if said.isascii() and said.isdigit() and len(said) < 9 else 1

    def beside(one: int) -> str:
        kept = {key: value for key, value in asked.items() if value}
        return f"{request.path}?{urlencode({**kept, 'strona': str(one)}, doseq=True)}" if 1 <= one <= last else ""

    return Paging((page - 1) * size, page * size, beside(page - 1), beside(page + 1))

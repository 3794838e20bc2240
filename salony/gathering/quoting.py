"""A few of the source's words around each piece of evidence, so that pages need not read the document again."""

from typing import Any

from salony.vocabulary import EventDraft, Evidence

LONGEST = 200
"""Characters of one quotation, at most."""


def quotes(draft: EventDraft, text: str) -> dict[str, dict[str, Any]]:
    """By field: {"text": the words, "begin", "stop": where in them the evidence stands}.

    text: the reading text that the evidence's offsets count in. Evidence that lies outside of it is left out.
    """
    found = {field: quote(text, evidence) for field, evidence in draft.evidence.items()}
    return {field: words for field, words in found.items() if words is not None}


def quote(text: str, evidence: Evidence) -> dict[str, Any] | None:
    """One quotation, cut at words, within the lines of the evidence."""
    start, end = evidence.start, min(evidence.end, evidence.start + LONGEST)
    if not 0 <= start < end <= len(text):
        return None
    if end < evidence.end:
        blank = text.rfind(" ", start + 1, end + 1)
        end = blank if blank > 0 else end
    room = (LONGEST - (end - start)) // 2
    first = max(text.rfind("\n", 0, start) + 1, start - room)
    line_end = text.find("\n", end)
    last = min(line_end if line_end >= 0 else len(text), end + room)
    # A word cut in two is left out, unless the evidence itself begins or ends in it.
    if first > 0 and text[first - 1].isalnum():
        first = next((i + 1 for i in range(first, start) if not text[i].isalnum()), start)
    if last < len(text) and text[last].isalnum():
        last = next((i for i in range(last - 1, end - 1, -1) if not text[i].isalnum()), end)
    words = text[first:last]
    lead = len(words) - len(words.lstrip()) if words[: start - first].strip() else start - first
    return {"text": words[lead:].rstrip(), "begin": start - first - lead, "stop": end - first - lead}

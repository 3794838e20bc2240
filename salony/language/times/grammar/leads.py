"""What stands before an hour: "godz.", "o", "od", "między", "około"."""

from dataclasses import dataclass

from salony.language.times.grammar.sentence import Sentence
from salony.language.times.lexer import LINE

LONGEST_LEAD = 6


@dataclass(slots=True)
class Lead:
    """What stands before an hour. hour: "godz."; at: "o"; near: "na", "około"; direction: "od", "do", "przed", "po"."""

    hour: bool = False
    at: bool = False
    near: bool = False
    inside: bool = False
    direction: str | None = None
    between: bool = False

    @property
    def sure(self) -> bool:
        return self.hour or self.at


NO_LEAD = Lead()


def clock_lead(s: Sentence, i: int) -> tuple[Lead, int]:
    if not s.t[i].senses:
        return NO_LEAD, i
    said = Lead()
    for n in range(LONGEST_LEAD):
        senses = s.t[i].senses
        if not senses or (n and s.t[i].gap > LINE):
            break
        if "hour_word" in senses:
            said.hour = True
            i = s.past(i)
            while s.glued(i, ".:,") or (s.mark(i, ":") and s.t[i].gap < LINE):
                i += 1
            continue
        if "from" in senses or "after" in senses:
            said.direction = "after"
        elif "to" in senses or "before" in senses:
            said.direction = "before"
        elif "at" in senses:
            said.at = True
        elif "between" in senses:
            said.between = True
        elif "at_weak" in senses:
            said.near = True
        elif "in" in senses:
            said.inside = True
        elif not ("this" in senses and said.at):
            break
        i = s.past(i)
    return said, i

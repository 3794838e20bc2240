"""The rules of programmes: those shipped, and the years that an administrator added."""

from salony.partnerships.models import RuleRecord
from salony.partnerships.programmes import RuleBook, merged, shipped_rules


def rule_book() -> RuleBook:
    """One query."""
    rows = list(RuleRecord.objects.values_list("row", flat=True))
    return merged(shipped_rules(), rows, "the table of rules") if rows else shipped_rules()

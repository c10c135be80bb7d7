"""Figures of a report: how many died and were hurt, and the greatest sum of money that it tells.

`धरानमा पाँचको मृत्यु, १३ जना घाइते` tells dead 5 and injured 13. They differ between outlets and grow by the hour: they are
shown beside each other, and are never a reason to tell two events apart.
"""

import re
from decimal import Decimal

from chautari.nepali.quantities import quantities

_NAMED = {
    "dead": re.compile(r"\b(?:kill(?:s|ed)|dead|die[sd]|deaths?)\b|मृत्यु|मारिए|निधन|ज्यान|मृतक", re.IGNORECASE),
    "injured": re.compile(r"\b(?:injur(?:es|ed|ies)|hurt|wounded)\b|घाइते", re.IGNORECASE),
}
# A number belongs to what its own clause says: `killed five, injured 12`.
_CLAUSE_END = re.compile(r"[;:।|]|[,.](?=\s|$)|\band\b|\sर\s|\sतथा\s|\n")
# A count of people that is greater is something else.
MOST_PEOPLE = Decimal(100_000)
LONGEST_TEXT = 1_000  # characters: what follows tells of other accidents


def figures(text: str) -> dict[str, str]:
    """The figures that `text` tells, by name, as plain numbers; of each the first that is told."""
    clauses = _CLAUSE_END.split(text[:LONGEST_TEXT])
    values = {name: _people(clauses, pattern) for name, pattern in _NAMED.items()}
    values["rupees"] = max(
        (quantity.value for quantity in quantities(text[:LONGEST_TEXT]) if quantity.unit == "rupees"), default=None
    )
    return {name: f"{value.normalize():f}" for name, value in values.items() if value is not None}


def _people(clauses: list[str], pattern: re.Pattern[str]) -> Decimal | None:
    """The first count of people in a clause that speaks of `pattern`."""
    for clause in clauses:
        if pattern.search(clause):
            for quantity in quantities(clause):
                if not quantity.unit and quantity.value == int(quantity.value) and quantity.value <= MOST_PEOPLE:
                    return quantity.value
    return None

"""The decisions bundled with the code: a file of `data/decisions/` a BS year, transcribed, each with its source."""

import json
from functools import cache
from pathlib import Path

from chautari.calendar.almanac import decisions
from chautari.calendar.model.decision import Decision

_FOLDER = Path(__file__).parent / "data" / "decisions"


@cache
def all_bundled() -> tuple[Decision, ...]:
    """Every bundled decision, by the year of its file. Raises InvalidDecision."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.json")))
    return tuple(decisions.parse(document) for documents in files for document in documents)

"""Record of the cards: of what they were drawn, until when they hold, and those that could not be drawn."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table

VIEW = "cards"


@dataclass(frozen=True, slots=True)
class CardRecord:
    """What is known of the cards that lie there.

    - `etags`: of the ready answers that they were drawn from; `until`: when the clock changes what they tell.
    - `digests`: of what each tells, by path; `failed`: why others could not be drawn.
    """

    etags: list[str]
    until: str
    digests: Mapping[str, str]
    failed: Mapping[str, str] = field(default_factory=dict)

    def holds_at(self, now: datetime) -> bool:
        """Whether the clock has not gone past it."""
        return now < datetime.fromisoformat(self.until)


def get(table: Table) -> tuple[CardRecord | None, int]:
    """The record and its version; None and 0 before the first."""
    view = read_models.get(table, VIEW)
    return (CardRecord(**codec.unpacked(view.body)), view.version) if view else (None, 0)


def put(table: Table, record: CardRecord, version: int) -> None:
    """Replace the record of `version`. Raises Conflict if another run replaced it meanwhile."""
    read_models.put(table, VIEW, read_models.ready(asdict(record), version + 1))

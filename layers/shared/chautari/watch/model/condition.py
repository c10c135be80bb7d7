"""A condition: something that is wrong at one look, in words; and how long each kind is borne before it is told."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, get_args

ConditionKind = Literal[
    "source",
    "rule-contradicted",
    "evidence-refused",
    "outlet",
    "news-stopped",
    "links-waiting",
    "failed-runs",
    "failed-links",
    "calendar",
    "notices-refused",
    "export",
    "concurrency",
    "cards",
    "alerts",
]
KINDS: tuple[ConditionKind, ...] = get_args(ConditionKind)

# What concerns an operator alone, and no reader: it is announced, and not published.
INTERNAL: frozenset[ConditionKind] = frozenset(
    ("failed-runs", "failed-links", "notices-refused", "export", "concurrency", "cards")
)

# Looks are five minutes apart. What has a threshold of its own (a day of silence) is borne no longer here.
PATIENCE: dict[ConditionKind, timedelta] = {
    "source": timedelta(0),
    "rule-contradicted": timedelta(0),
    "evidence-refused": timedelta(0),
    "outlet": timedelta(0),
    "news-stopped": timedelta(minutes=15),
    "links-waiting": timedelta(hours=2),
    "failed-runs": timedelta(0),
    "failed-links": timedelta(0),
    "calendar": timedelta(0),
    "notices-refused": timedelta(0),
    "export": timedelta(0),
    "concurrency": timedelta(0),
    # Each firing of the rates tries again.
    "cards": timedelta(minutes=15),
    "alerts": timedelta(0),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What one look found wrong.

    - `subject`: of what: a source, an outlet, a queue; empty where there is one of the kind.
    - `level`: 1, or 2 where it has become worse; a change of it is told.
    - `patience`: where it is another than its kind's.
    - `sentence`: what is wrong, since when, and what it means for readers. English, without stage and full stop.
    """

    kind: ConditionKind
    subject: str
    sentence: str
    level: int = 1
    patience: timedelta | None = None

    @property
    def key(self) -> str:
        """Kind and subject, by which an incident is known."""
        return f"{self.kind}#{self.subject}"

"""A happening: something that can be told, with the id that feeds and API give it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

HappeningKind = Literal["rate", "correction", "holiday", "story"]
MessageType = Literal["rate.first", "rate.change", "rate.corrected", "holiday.tomorrow", "story.new", "alert.confirm"]


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told, and by what it is chosen.

    - `at`: since when it is so; who confirmed later is not told.
    - `data`: the members of the message. `titles`: it in a sentence, by language.
    - `instrument`, `percent`: of a rate, and the change since the market day before. `corrects`: the id of that rate.
    - `is_sure`: whether who asks for a least status takes it. `outlets`: of a story.
    - `page`: where a person reads of it, without the language.
    - `period`: of what is told to those too who confirm on the same day, a part of that day.
    """

    kind: HappeningKind
    id: str
    at: datetime
    data: Mapping[str, Any]
    page: str
    titles: Mapping[str, str]
    instrument: str = ""
    percent: Decimal = Decimal(0)
    is_sure: bool = True
    corrects: str = ""
    outlets: int = 0
    period: str = ""

    @property
    def mark(self) -> str:
        """What of it decides who is told: while it stays the same, nobody else is."""
        return f"{self.is_sure}/{self.percent}/{self.outlets}/{self.period}"


@dataclass(frozen=True, slots=True)
class AlertMessage:
    """A message to one subscription: its id stays the same over all attempts."""

    id: str
    subscription: str
    body: bytes
    created_at: datetime
    due_at: datetime
    attempts: int = 0


def message_id(subscription: str, message_type: MessageType, happening: str) -> str:
    """The id of a message: the same for the same subscription, type and happening, so that it is made once."""
    text = "\n".join((subscription, message_type, happening))
    return f"msg_{hashlib.sha256(text.encode()).hexdigest()[:32]}"

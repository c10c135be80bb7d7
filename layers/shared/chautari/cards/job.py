"""Job of cards: draw anew those of which anything that they tell has changed, and no other.

A card is wholly made of the ready answers and their trends, the calendar and the clock. So every dispatch of
rates asks whether one of these has gone on: a source that goes late with nobody writing is told by the next one.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.calendar.publish import notices
from chautari.calendar.store import years
from chautari.cards import calendar_card, card_contents, day_card, painter, rate_card
from chautari.cards.canvas import MARGIN, WARNING, WIDTH, Canvas, Words
from chautari.cards.card_contents import ReadyRates
from chautari.cards.card_shelf import CardShelf
from chautari.core import settings
from chautari.core.run_all import run_all
from chautari.dynamodb import card_record
from chautari.dynamodb.card_record import CardRecord
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import today
from chautari.rates.views.home import CURRENCIES
from chautari.web import card_names
from chautari.web.locales import Locale

LANGUAGES = ("ne", "en")
# What keeps a card from being drawn or written and is no mistake of ours in drawing it.
UNDRAWN = (painter.LettersNotShaped, ClientError, BotoCoreError)
Drawing = Callable[[Locale], Canvas | None]


@dataclass(frozen=True, slots=True)
class CardReport:
    """Result of a run: the cards that were written, and why others could not be drawn, by path.

    `mistakes` are the paths among these that failed by a mistake of ours.
    """

    written: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CardJob:
    """Draws the cards of `table` onto `shelf`. `has_time`: whether there is time for another card."""

    table: Table
    shelf: CardShelf
    now: datetime
    has_time: Callable[[], bool] = lambda: True

    def run(self, *, by_new_code: bool = False) -> CardReport:
        """Draw what changed. `by_new_code`: look at every card, since other code may tell the same otherwise.

        A card that cannot be drawn, or a record that another run was faster to write, is in the report and tried again
        by the next run. A mistake of ours is in it too and raised once all others are drawn; it is tried again when
        what a card tells changes, and not every five minutes. Raises what boto3 raises if the table refuses.
        """
        record, version = card_record.get(self.table)
        if record and not by_new_code and self._is_current(record):
            return CardReport()
        notices.apply(years.notices(self.table))  # the cards state dates in Bikram Sambat
        ready = card_contents.ready_rates(self.table, self.now)
        before = record.digests if record else {}
        days = self._days()
        digests, report, cards = dict[str, str](), CardReport(), list(self._cards(ready, days))
        try:
            run_all(
                partial(self._draw, path, partial(self._canvas, drawing, lang), before, digests, report)
                for path, drawing, lang in cards
                if self.has_time()
            )
        finally:
            is_whole = len(digests) + len(report.failed) == len(cards)
            # Rates may come before the calendar: cards without its days are not what they will be until midnight.
            is_over = is_whole and bool(all(days) or report.mistakes) and {*report.failed} <= {*report.mistakes}
            until = ready.until if is_over else self.now
            kept = digests if is_whole else {**before, **digests}
            self._keep(CardRecord(ready.etags, until.isoformat(), kept, report.failed), version, report)
        return report

    def _keep(self, record: CardRecord, version: int, report: CardReport) -> None:
        try:
            card_record.put(self.table, record, version)
        except Conflict as error:
            report.failed[card_record.VIEW] = str(error)

    def _is_current(self, record: CardRecord) -> bool:
        return record.holds_at(self.now) and record.etags == card_contents.etags(self.table)

    def _canvas(self, drawing: Drawing, lang: Locale) -> Canvas | None:
        """What is drawn; over a recorded web it says so, as the pages do."""
        canvas = drawing(lang)
        if canvas and settings.is_played():
            words = lang.say("played", day=lang.ad(str(today(self.now))))
            canvas.text(WIDTH - MARGIN, 42, words, Words(24, WARNING, ends=True), (WIDTH - MARGIN) // 2)
        return canvas

    def _draw(
        self,
        path: str,
        drawing: Callable[[], Canvas | None],
        before: Mapping[str, str],
        digests: dict[str, str],
        report: CardReport,
    ) -> None:
        """Draw a card and write it, unless the one that lies there tells the same."""
        try:
            canvas = drawing()
            digest = hashlib.sha256(repr(canvas.parts).encode()).hexdigest()[:16] if canvas else ""
            if canvas and before.get(path) != digest:
                self.shelf.put(path, painter.png(canvas))
                report.written.append(path)
            digests[path] = digest
        except Exception as error:
            report.failed[path] = f"{type(error).__name__}: {error}"[:300]
            if not isinstance(error, UNDRAWN):
                report.mistakes.append(path)
                raise

    def _days(self) -> list[dict[str, Any] | None]:
        """Today and the days after it that have cards; None for one that is not published."""
        on = today(self.now)
        return [card_contents.day_of(self.table, on + timedelta(days)) for days in range(card_names.DAYS_AHEAD + 1)]

    def _cards(self, ready: ReadyRates, days: Sequence[dict[str, Any] | None]) -> Iterator[tuple[str, Drawing, Locale]]:
        for card, drawing in self._drawings(ready, days):
            for code in LANGUAGES:
                yield card_names.path(card, code), drawing, Locale(code)

    def _drawings(self, ready: ReadyRates, days: Sequence[dict[str, Any] | None]) -> Iterator[tuple[str, Drawing]]:
        if not ready.rates:
            return
        yield card_names.DAY, partial(day_card.draw, days[0], ready.rates)
        for rate in ready.rates:
            key = rate.get("instrument") or rate["code"]
            # Of another day than the rate's a trend is of other numbers.
            values = ready.trends.get((key, rate.get("date", "")), [])
            if "instrument" in rate:
                yield card_names.of_metal(key), partial(rate_card.draw, rate, values)
            elif key in CURRENCIES:
                yield card_names.of_currency(key), partial(rate_card.draw, rate, values)
        for day in days:
            if day:
                yield card_names.of_day(day["date_bs"]), partial(calendar_card.draw, day)

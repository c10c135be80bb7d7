"""What makes a case of a market cheap: nothing is compressed, no ready answer is made, no body is read twice."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from json import loads
from unittest.mock import patch

from chautari.core.http_messages import HttpResponse
from chautari.dynamodb import codec
from chautari.markets.ingest import board_views
from chautari.markets.model import bundled_prices, price_histories
from chautari.markets.model.price_list import PriceHistory
from chautari.rates.store import evidence_archive

# More than the lists of the page that are bundled.
LISTS = 30


@dataclass(frozen=True, slots=True)
class KnownPage:
    """An answer by what a parser sees of it."""

    page: HttpResponse = field(compare=False)
    seen: tuple[object, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "seen", (self.page.url, self.page.body, self.page.fetched_at))


@cache
def _latest_lists() -> PriceHistory:
    """The bundled lists that a case can touch; all are walked for each price in force."""
    history = bundled_prices.bundled()
    return replace(history, lists=history.lists[-LISTS:])


@contextmanager
def plain() -> Iterator[None]:
    """Items are plain JSON, evidence is not kept, and of boards no ready answer is made: no drill reads them."""
    with ExitStack() as stack:
        for place, name, instead in (
            (codec, "packed", codec.json_text),
            (codec, "unpacked", loads),
            (board_views, "next_view", lambda *_: None),
            (price_histories, "bundled", _latest_lists),
            (evidence_archive, "put", lambda *_: None),
            (evidence_archive, "put_failed", lambda *_: None),
        ):
            stack.enter_context(patch.object(place, name, instead))
        yield

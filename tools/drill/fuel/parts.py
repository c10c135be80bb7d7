"""Table and ticker of the page, as answers that the 46 ways change: one, both apart, or the page as a whole."""

from datetime import date, timedelta
from random import Random

from chautari.core.http_messages import HttpResponse
from tools.drill.answers import Answer
from tools.drill.fuel.editions import DEPOTS, LABELS, READ_AFTER, Edition, page_of
from tools.drill.markets import ways
from tools.drill.markets.anatomy import answer_of
from tools.drill.world import World

_NAMES = {label.partition(":")[0]: product for product, label in LABELS.items()} | {
    depots: group for group, depots in DEPOTS.items()
}
_WORLDS: dict[int, World] = {}


def changed(edition: Edition, before: Edition, random: Random) -> tuple[HttpResponse, tuple[str, ...], bool]:
    """The page with one part changed or both apart; the ways; and whether it was changed as a whole.

    A page that is changed as a whole says the same wrong thing at both places.
    """
    world = _world(edition, before)
    table, ticker, page = world.answers
    if random.random() < 0.15:
        whole = ways.changed(page, world, random)
        answer = HttpResponse(page.page.url, 200, page.page.headers, whole.body, edition.read_at)
        return answer, (f"page: {whole.way}",), True
    hit = [table, ticker] if random.random() < 0.3 else [random.choice((table, ticker))]
    bodies = {answer.name: ways.changed(answer, world, random) for answer in hit}
    names = {name: changed_body.way for name, changed_body in bodies.items()}
    printed = {answer.name: answer.page.body for answer in world.answers}
    printed |= {name: changed_body.body for name, changed_body in bodies.items()}
    whole_page = page_of(printed["ticker"], printed["table"], edition.read_at)
    is_alike = len(names) == 2 and len(set(names.values())) == 1
    return whole_page, tuple(f"{name}: {way}" for name, way in names.items()), is_alike


def _world(edition: Edition, before: Edition) -> World:
    if edition.number not in _WORLDS:
        pairs = zip(_answers(edition), _answers(before), strict=True)
        _WORLDS[edition.number] = ways.world_of(pairs, _dated(edition), _dated(before))
    return _WORLDS[edition.number]


def _answers(edition: Edition) -> tuple[Answer, Answer, Answer]:
    """Table, ticker and page of an edition."""
    text, on, at = edition.text(), _dated(edition), edition.read_at
    table, ticker = text.table().encode(), text.marquee().encode()
    return (
        answer_of("table", "noctable", table, on, at, _NAMES),
        answer_of("ticker", "nocticker", ticker, on, at, _NAMES),
        answer_of("page", "nocpage", page_of(ticker, table, at).body, on, at, _NAMES),
    )


def _dated(edition: Edition) -> date:
    """The AD day that its newest list prints: `24:00 hrs` of it is the beginning of the day after."""
    return (edition.read_at - READ_AFTER).date() - timedelta(days=1)

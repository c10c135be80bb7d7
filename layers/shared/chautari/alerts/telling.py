"""What is new is compared with the subscriptions, and becomes messages that wait."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from chautari.alerts import payload
from chautari.alerts.happenings import corrections, holidays, rates, stories
from chautari.alerts.model.choosing import message_types
from chautari.alerts.model.happening import Happening, MessageType, message_id
from chautari.alerts.model.subscription import Subscription, Topic
from chautari.alerts.store import compared as store
from chautari.alerts.store import messages
from chautari.alerts.store.compared import Compared
from chautari.api.endpoint import Request
from chautari.api.problems import Problem
from chautari.dynamodb.table import Conflict

# The instant of the last comparison is written at least so often, and corrections are read from there on.
AT_LEAST = timedelta(hours=1)
LONGEST_PAUSE = timedelta(days=7)
RATES: tuple[MessageType, ...] = ("rate.first", "rate.change")


def make_messages(request: Request, active: Sequence[Subscription]) -> int:
    """Make the messages of everything that was not compared yet; how many there are.

    Messages are stored before it is stored that they were made: a run that dies between makes each once all the same.
    """
    compared = store.get(request.table)
    topics = {topic for subscription in active for topic in subscription.wanted.topics}
    happenings = list(_happenings(request, topics, compared))
    new = [happening for happening in happenings if compared.marks.get(happening.id) != happening.mark]
    made = sum(_make(request, subscription, happening) for happening in new for subscription in active)
    if new or compared.at is None or request.now - compared.at >= AT_LEAST:
        _remember(request, compared, happenings)
    return made


def _happenings(request: Request, topics: set[Topic], compared: Compared) -> Iterator[Happening]:
    if topics & {"rate", "change"}:
        yield from _ready(rates.latest(request))
    if topics & {"rate", "change", "correction"}:
        since = max(compared.at or request.now, request.now - LONGEST_PAUSE)
        yield from corrections.since(request, since)
    if "holiday" in topics:
        yield from _ready(holidays.tomorrow(request))
    if "story" in topics:
        yield from _ready(stories.new(request))


def _ready(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """Those that can be told: before a first run has published anything there are none."""
    try:
        yield from happenings
    except Problem as problem:
        if problem.kind != "not-ready":
            raise


def _make(request: Request, subscription: Subscription, happening: Happening) -> int:
    types = set(message_types(subscription, happening))
    if happening.kind == "correction" and _was_told(request, subscription, happening.corrects):
        types.add("rate.corrected")
    return sum(
        messages.add(request.table, payload.message(subscription, message_type, happening, request.now))
        for message_type in sorted(types)
    )


def _was_told(request: Request, subscription: Subscription, rate: str) -> bool:
    """Whether the subscription was told of the rate that is corrected: then it is told of that too, asked or not."""
    sent = (message_id(subscription.id, message_type, rate) for message_type in RATES)
    return any(messages.was_told(request.table, subscription.id, message) for message in sent)


def _remember(request: Request, compared: Compared, happenings: Iterable[Happening]) -> None:
    marks = {happening.id: happening.mark for happening in happenings}
    older = {identity: mark for identity, mark in compared.marks.items() if identity not in marks}
    try:
        store.put(request.table, Compared({**older, **marks}, request.now, compared.version))
    except Conflict:
        return  # another run compared meanwhile, and what it did not see is compared again

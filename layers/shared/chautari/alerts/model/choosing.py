"""Which messages a happening makes for a subscription. Pure."""

from collections.abc import Iterator

from chautari.alerts.model.happening import Happening, MessageType
from chautari.alerts.model.subscription import Subscription, Wanted


def message_types(subscription: Subscription, happening: Happening) -> Iterator[MessageType]:
    """The types of the messages; none for what was so before the subscription was confirmed."""
    wanted = subscription.wanted
    since = subscription.confirmed_at
    if since is None or happening.at < since or (wanted.min_status and not happening.is_sure):
        return
    match happening.kind:
        case "rate":
            yield from _of_rate(wanted, happening)
        case "correction" if "correction" in wanted.topics and happening.instrument in wanted.instruments:
            yield "rate.corrected"
        case "holiday" if "holiday" in wanted.topics:
            yield "holiday.tomorrow"
        case "story" if "story" in wanted.topics and happening.outlets >= wanted.outlets:
            yield "story.new"


def _of_rate(wanted: Wanted, happening: Happening) -> Iterator[MessageType]:
    if happening.instrument not in wanted.instruments:
        return
    if "rate" in wanted.topics:
        yield "rate.first"
    if "change" in wanted.topics and abs(happening.percent) >= wanted.percent:
        yield "rate.change"

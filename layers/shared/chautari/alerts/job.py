"""Job of alerts: every five minutes make messages of what is new, and send what is due."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from chautari.alerts import telling
from chautari.alerts.attempts import Post
from chautari.alerts.delivery import Courier, Delivered
from chautari.alerts.push.push_key import PushKey
from chautari.alerts.store import subscription_items
from chautari.api.endpoint import Request
from chautari.dynamodb.table import Table

EVENT = {"alerts": "due"}
PATH = "/v1/alerts"


@dataclass(frozen=True, slots=True)
class AlertReport:
    """What a run did: subscriptions that there are, messages that were made, and what came of those that were due."""

    subscriptions: int = 0
    made: int = 0
    delivery: Delivered = field(default_factory=Delivered)

    def as_json(self) -> dict[str, Any]:
        """The report for the log: numbers alone, and neither an address nor a host."""
        return {"subscriptions": self.subscriptions, "made": self.made, **asdict(self.delivery)}


def run(
    table: Table,
    post: Post,
    clock: Callable[[], datetime],
    is_time_left: Callable[[], bool] = lambda: True,
    push_key: Callable[[], PushKey | None] = lambda: None,
) -> AlertReport:
    """Tell what is new and deliver what is due. Where nobody subscribed, one read of the table is all."""
    now = clock()
    every = subscription_items.all_of(table, now)
    if not every:
        return AlertReport()
    active = [subscription for subscription in every if subscription.state == "active"]
    made = telling.make_messages(Request(PATH, {}, table, now), active) if active else 0
    delivered = Courier(table, post, clock, is_time_left, push_key).deliver(every, now)
    return AlertReport(len(every), made, delivered)

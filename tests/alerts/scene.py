"""A service with rates in memory, receivers that are there, and a clock by hand."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

from chautari.alerts import job
from chautari.alerts.http import alerts_api
from chautari.alerts.job import AlertReport
from chautari.alerts.push.push_key import PushKey
from chautari.dynamodb.table import Table
from chautari.rates.ingest import projections
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.store import series_writer
from tests.api.data import metal_day
from tests.support.push_services import Browser
from tests.support.receivers import DOMAIN, Behave, Net, Received, Server, answering
from tools.drill.memory_news import NewsTable

# Before the rates of the day are read.
MORNING = datetime.fromisoformat("2026-08-17T10:00:00+05:45")
NOON = datetime.fromisoformat("2026-08-17T12:00:00+05:45")
EVERY = timedelta(minutes=5)
YESTERDAY, TODAY = date(2026, 8, 16), date(2026, 8, 17)


class AlertTable(NewsTable):
    """A table in memory from which items can be deleted."""

    def delete_item(self, *, TableName: str, Key: Mapping[str, Any]) -> None:
        """Delete an item, if there is one."""
        self.items.get(Key["pk"]["S"], {}).pop(Key["sk"]["S"], None)


def confirming(afterwards: Behave | None = None) -> Behave:
    """A receiver that gives the challenge back, and behaves as `then` of whatever comes after it."""
    behave = afterwards or answering()

    def answer(handler: BaseHTTPRequestHandler, received: Received) -> None:
        message = json.loads(received.body)
        if message["type"] != "alert.confirm":
            return behave(handler, received)
        body = json.dumps({"challenge": message["data"]["challenge"]}).encode()
        return answering(200, body)(handler, received)

    return answer


def is_signed(received: Received, secret: str) -> bool:
    """Whether a message is signed with a secret, reckoned anew from the specification."""
    signed = b".".join((received.id.encode(), received.headers["webhook-timestamp"].encode(), received.body))
    digest = hmac.digest(b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256)
    return received.headers["webhook-signature"] == f"v1,{b64encode(digest).decode()}"


@dataclass
class Scene:
    """`now` is the instant of the next run or request."""

    net: Net
    now: datetime = MORNING
    table: Table = field(default_factory=lambda: Table(AlertTable({}), "alerts"))
    secrets: dict[str, str] = field(default_factory=dict)
    push_key: PushKey | None = None

    def publish(self, key: str, days: Iterable[MarketDay], at: datetime | None = None) -> None:
        """Store a series of an instrument anew, and the ready answers of its market."""
        series = Series(key, days)
        years = series_writer.changed_years((), series, at or self.now)
        self.table.client.items.pop(f"SERIES#{key}", None)
        series_writer.write_years(self.table, years, ())
        for view in [pk for pk in self.table.client.items if pk.startswith(("VIEW#", "SAID#"))]:
            del self.table.client.items[view]
        projections.rebuild(self.table, (INSTRUMENTS[key].market,), at or self.now)

    def gold(self, *prices: str, status: Any = "confirmed") -> None:
        """Publish gold of yesterday and today; only the last has another status than confirmed."""
        days = [metal_day(on, price) for on, price in zip((YESTERDAY, TODAY), prices, strict=False)]
        if len(prices) > 1:
            days[-1] = metal_day(TODAY, prices[-1], status=status)
        self.publish("gold", days)

    def call(self, method: str, path: str, body: object = None, secret: str = "") -> tuple[int, Any]:
        """Status and JSON of a request."""
        headers = {"content-type": "application/json", "authorization": f"Bearer {secret}", "host": "site.example"}
        event = {
            "rawPath": path,
            "headers": headers,
            "body": body if isinstance(body, str) else json.dumps(body),
            "requestContext": {"http": {"method": method}, "stage": "$default"},
        }
        answer = alerts_api.answer(event, lambda: self.table, self.now, lambda: self.push_key)
        return answer["statusCode"], json.loads(answer["body"] or "null")

    def subscribe(self, name: str, *topics: str, **options: object) -> str:
        """The id of a subscription of the receiver `name`."""
        body = {"url": f"https://{name}.{DOMAIN}/hook", "topics": list(topics), **options}
        status, made = self.call("POST", "/v1/alerts", body)
        assert status == 201, made
        self.secrets[name] = made["secret"]
        return str(made["id"])

    def subscribe_browser(self, browser: Browser, *topics: str, **options: object) -> str:
        """The id of a subscription of a browser."""
        status, made = self.call("POST", "/v1/alerts", {"push": browser.push, "topics": list(topics), **options})
        assert status == 201, made
        self.secrets[browser.name] = made["secret"]
        return str(made["id"])

    def confirmed_browser(self, browser: Browser, *topics: str, **options: object) -> str:
        """A subscription that the browser confirmed by the push of this instant's run."""
        made = self.subscribe_browser(browser, *topics, **options)
        self.run()
        challenge = {"challenge": browser.read[-1]["data"]["challenge"]}
        answer = self.call("POST", f"/v1/alerts/{made}/confirm", challenge, self.secrets[browser.name])
        assert answer[1]["state"] == "active", answer
        browser.server.received.clear()
        self.now += EVERY
        return made

    def confirmed(
        self, name: str, *topics: str, afterwards: Behave | None = None, **options: object
    ) -> tuple[str, Server]:
        """A subscription that its receiver confirmed in the run of this instant."""
        server = self.net.serve(name, confirming(afterwards))
        made = self.subscribe(name, *topics, **options)
        self.run()
        server.received.clear()
        self.now += EVERY
        return made, server

    def run(self, push_key: Callable[[], PushKey | None] | None = None) -> AlertReport:
        """One run of the job, with the key of this scene."""
        key = push_key or (lambda: self.push_key)
        return job.run(self.table, self.net.client().post, lambda: self.now, push_key=key)

    def runs(self, until: timedelta) -> None:
        """A run every five minutes."""
        for _ in range(until // EVERY):
            self.now += EVERY
            self.run()

    def show(self, name: str, made: str) -> Any:
        """What the owner of a subscription sees."""
        status, subscription = self.call("GET", f"/v1/alerts/{made}", None, self.secrets[name])
        assert status == 200, subscription
        return subscription


def messages(server: Server) -> list[Any]:
    """What a receiver got, as JSON."""
    return [json.loads(received.body) for received in server.received]

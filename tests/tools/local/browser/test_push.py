"""Alerts in a browser: it subscribes, its first push confirms, each push shows its words, and it can be stopped.

Headless Chromium has no push service. So `PushManager.subscribe` gives the keys of a device of the tests, and Chromium
itself delivers what that service would; that a notification opens a window is noted, as no click of a person is there.
Nothing of ours is played.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, Worker, expect

from chautari.alerts import payload
from chautari.alerts.model.happening import AlertMessage, Happening
from chautari.alerts.model.subscription import Subscription
from chautari.alerts.store import subscription_items
from chautari.dynamodb.table import Table
from tests.support.push_services import Device
from tests.tools.local.browser.conftest import Visiting
from tests.tools.local.running import Run
from tools.local import deployed
from tools.local.deploy import STACK_NAME

pytestmark = pytest.mark.slow

REGISTER = "() => navigator.serviceWorker.register('/push-worker.js', { scope: '/v1/alerts' }).then(() => {})"
BOUNDARY = """(push) => {
    PushManager.prototype.subscribe = async (options) => { self.options = options; return push }
    clients.openWindow = async (address) => { self.opened = address }
}"""
# The bodies of the notifications that are shown, once one is in which a text stands.
NOTIFICATIONS = """async (text) => {
    for (;;) {
        const bodies = (await registration.getNotifications()).map(({ title, body }) => `${title}: ${body}`)
        if (bodies.some((body) => body.includes(text))) return bodies
        await new Promise((next) => setTimeout(next, 20))
    }
}"""
CLICK = """async () => {
    const notification = (await registration.getNotifications()).find(({ data }) => data.endsWith('/metals'))
    dispatchEvent(new NotificationEvent('notificationclick', { notification }))
    return [self.opened, (await registration.getNotifications()).length]
}"""
OWN = "() => caches.match('/v1/alerts/own').then((kept) => kept && kept.json())"
AT = datetime.fromisoformat("2026-08-18T12:00:00+05:45")
RATE = Happening("rate", "urn:1", AT, {}, "/metals", {"en": "Silver: Rs 4,770 a tola", "ne": ""}, "silver")
Deliver = Callable[[AlertMessage], None]


def worker_of(page: Page) -> Worker:
    """The worker of alerts, with a device of the tests in the place of a push service."""
    with page.context.expect_event("serviceworker", lambda worker: worker.url.endswith("/push-worker.js")) as started:
        page.evaluate(REGISTER)
    worker: Worker = started.value
    worker.evaluate(BOUNDARY, Device(7, b"sixteen bytes...").as_json("https://push.example/send/1"))
    return worker


def delivering(page: Page, origin: str) -> Deliver:
    """What a push service does once the browser decrypted a message, by Chromium's own tools."""
    devtools, ids = page.context.new_cdp_session(page), dict[str, str]()

    def note(event: Any) -> None:
        ids.update({listed["scopeURL"]: listed["registrationId"] for listed in event["registrations"]})

    devtools.on("ServiceWorker.workerRegistrationUpdated", note)
    devtools.send("ServiceWorker.enable")
    page.evaluate("() => 0")  # what was told before is noted
    name = ids[f"{origin}/v1/alerts"]

    def deliver(message: AlertMessage) -> None:
        parameters = {"origin": f"{origin}/", "registrationId": name, "data": message.body.decode()}
        devtools.send("ServiceWorker.deliverPushMessage", parameters)

    return deliver


def stored(run: Run, name: str) -> Subscription | None:
    """A subscription as the system has it."""
    table = Table(run.aws.client("dynamodb"), deployed.outputs(run.aws, STACK_NAME)["TableName"])
    return subscription_items.get(table, name, datetime.fromisoformat("2026-08-17T18:00:00+05:45"))


def test_a_browser_subscribes_confirms_is_told_and_stops(visit: Visiting, run: Run) -> None:
    visited = visit("/en/metals")
    page = visited.page
    page.context.grant_permissions(["notifications"])
    worker = worker_of(page)
    page.locator("summary", has_text="Tell me").click()
    form = page.locator("#tell")
    form.get_by_label("Of").select_option("silver")
    form.get_by_role("button", name="Tell me").click()
    expect(form.get_by_role("status")).to_have_text("The first notification comes within five minutes.")
    own = worker.evaluate(OWN)
    assert (own["channel"], own["instruments"], own["language"]) == ("push", ["silver"], "en")
    assert len(worker.evaluate("() => self.options.applicationServerKey")) == 87

    deliver, subscription = delivering(page, visited.origin), stored(run, own["id"])
    assert subscription is not None
    strange = replace(subscription, id="alert_of_somebody_else")
    deliver(payload.challenge(strange))
    deliver(payload.challenge(subscription))
    first = worker.evaluate(NOTIFICATIONS, "Alerts are on")
    assert first == ["Chautari: Alerts are on: what you chose is told here when it happens."]
    confirmed = stored(run, own["id"])
    assert confirmed is not None and confirmed.state == "active"

    for _ in range(2):
        deliver(payload.message(confirmed, "rate.first", RATE, AT))
    assert sorted(worker.evaluate(NOTIFICATIONS, "Silver")) == [*first, "Chautari: Silver: Rs 4,770 a tola"]
    assert worker.evaluate(CLICK) == ["/en/metals", 1]

    form.get_by_role("button", name="Stop").click()
    expect(form.get_by_role("status")).to_have_text("This browser is told nothing any more.")
    assert (stored(run, own["id"]), worker.evaluate(OWN)) == (None, None)


def test_a_browser_that_may_not_show_notifications_says_so(visit: Visiting) -> None:
    page = visit("/ne/forex").page
    page.locator("summary", has_text="मलाई खबर गर्नुहोस्").click()
    form = page.locator("#tell")
    form.get_by_role("button", name="मलाई खबर गर्नुहोस्").click()
    expect(form.get_by_role("status")).to_have_text("यस ब्राउजरले सूचनाको अनुमति दिएको छैन।")


def test_without_a_script_the_form_is_not_there(visit: Visiting) -> None:
    expect(visit("/en/metals", script=False).page.locator("#tell")).to_be_hidden()

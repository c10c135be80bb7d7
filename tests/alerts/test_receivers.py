"""Nine kinds of receivers over four days: what each got. docs/alerts.md has the table, and this makes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from tests.alerts.scene import EVERY, NOON, Scene, messages
from tests.api.data import metal_day
from tests.support.receivers import Behave, Received, Server, answering
from tests.support.template_file import ROOT

RATES = {"gold": ("305200", "306800"), "silver": ("4710", "4770")}
INSIDE = "10.0.0.8"


def until(count: int, first: Behave, afterwards: Behave) -> Behave:
    """A receiver that behaves as `first` of its first `count` requests, and as `then` afterwards."""
    seen: list[Received] = []

    def behave(handler: BaseHTTPRequestHandler, received: Received) -> None:
        seen.append(received)
        (first if len(seen) <= count else afterwards)(handler, received)

    return behave


def slow(handler: BaseHTTPRequestHandler, _: Received) -> None:
    assert isinstance(handler.server, Server)
    handler.server.over.wait()


def vanishing(handler: BaseHTTPRequestHandler, _: Received) -> None:
    """Hang up in the middle of the answer."""
    handler.wfile.write(b"HTTP/1.1 2")


def refusing_silver(handler: BaseHTTPRequestHandler, received: Received) -> None:
    answering(400 if b'"silver"' in received.body else 204)(handler, received)


def to_nowhere(scene: Scene, host: str) -> None:
    scene.net.names[host] = ["93.184.216.250"]


def inwards(scene: Scene, host: str) -> None:
    scene.net.names[host] = [INSIDE]


@dataclass(frozen=True)
class Kind:
    """A kind of receiver: what it does once it has confirmed."""

    words: str
    behave: Behave
    after: Callable[[Scene, str], None] | None = None


KINDS = {
    "well": Kind("takes each message", answering(204)),
    "slow": Kind("answers too late twice, then in time", until(2, slow, answering(204))),
    "failing": Kind("answers 500 six times, then 204", until(6, answering(500), answering(204))),
    "hanging-up": Kind("hangs up in the middle of three answers", until(3, vanishing, answering(204))),
    "broken": Kind("answers 503 for ever", answering(503)),
    "refusing": Kind("refuses silver for ever, takes the rest", refusing_silver),
    "redirecting": Kind("redirects to an address inside", answering(302, Location=f"http://{INSIDE}/")),
    "inside": Kind("its name leads to 10.0.0.8 since", answering(204), inwards),
    "vanished": Kind("nothing listens there since", answering(204), to_nowhere),
    "gone": Kind("answers 410", answering(410)),
}


@pytest.fixture
def rows(scene: Scene) -> dict[str, str]:
    """The rows of the table by receiver, after four days."""
    for key, prices in RATES.items():
        scene.publish(key, [metal_day(scene.now.date() - timedelta(days=1), prices[0])])
    made, servers = {}, {}
    for name, kind in KINDS.items():
        made[name], servers[name] = scene.confirmed(name, "rate", instruments=[*RATES], afterwards=kind.behave)
        if kind.after:
            kind.after(scene, f"{name}.receivers.example")
    scene.net.connected.clear()
    scene.now = NOON
    for key, prices in RATES.items():
        scene.publish(key, [metal_day(NOON.date() - timedelta(days=1), prices[0]), metal_day(NOON.date(), prices[1])])
    scene.run()
    for _ in range(24):
        scene.now += EVERY
        scene.run()
    for _ in range(80):
        scene.now += timedelta(hours=1)
        scene.run()
    assert INSIDE not in scene.net.connected
    return {name: _row(scene, name, made[name], servers[name]) for name in KINDS}


def _row(scene: Scene, name: str, made: str, server: Server) -> str:
    subscription = scene.show(name, made)
    lost = subscription["given_up"] if subscription["state"] == "active" else len(RATES)
    requests, distinct = len(server.received), len({received.id for received in server.received})
    end = "active" if subscription["state"] == "active" else f"dead: {subscription['reason']}"
    end += " (its address is kept)" * (end != "active" and subscription["host"] != "")
    return f"| {KINDS[name].words} | {requests} | {distinct} | {len(RATES) - lost} | {lost} | {end} |"


def test_who_comes_back_lost_nothing_and_the_document_has_what_each_got(rows: dict[str, str]) -> None:
    for name in ("well", "slow", "failing", "hanging-up"):
        cells = [cell.strip() for cell in rows[name].split("|")]
        assert cells[3:7] == ["2", "2", "0", "active"], f"{name} lost one"
    text = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
    table = [line for line in text.splitlines() if line.startswith("| ") and "requests" not in line]
    assert [row for row in rows.values() if row not in table] == []


def test_a_message_keeps_its_id_and_bytes_over_all_attempts(scene: Scene) -> None:
    scene.gold("305200")
    _, server = scene.confirmed(
        "desk", "rate", instruments=["gold"], afterwards=until(2, answering(500), answering(204))
    )
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    scene.runs(timedelta(hours=1))
    first, *repeats = server.received
    assert {(other.id, other.body) for other in repeats} == {(first.id, first.body)}
    stamps = [received.headers["webhook-timestamp"] for received in server.received]
    assert len(set(stamps)) == len(stamps) == 3, "a receiver that heeds the replay window takes the last too"
    assert len(messages(server)) == 3

"""What the documents show works: the check in Python, and the relay to Telegram, by messages that were really sent."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType
from typing import Any

import pytest

from tests.alerts.scene import NOON, Scene
from tests.support.receivers import Received
from tests.support.template_file import ROOT


def loaded(name: str, code: str) -> ModuleType:
    """A module made of code."""
    module = ModuleType(name)
    exec(compile(code, name, "exec"), module.__dict__)  # noqa: S102 - our own document
    return module


@pytest.fixture(scope="module")
def relays() -> ModuleType:
    return loaded("relay", (ROOT / "examples" / "telegram" / "relay.py").read_text(encoding="utf-8"))


@pytest.fixture
def sent(scene: Scene) -> Received:
    """The message of a day's first rate."""
    scene.gold("305200")
    _, server = scene.confirmed("desk", "rate", instruments=["gold"])
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    (received,) = server.received
    return received


def test_the_check_of_the_document_takes_ours_and_nothing_else(
    scene: Scene, sent: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    document = loaded("check", code)
    monkeypatch.setattr(document.time, "time", lambda: NOON.timestamp() + 60)
    secret = scene.secrets["desk"]
    assert document.is_ours(secret, sent.headers, sent.body)
    assert not document.is_ours(secret, sent.headers, sent.body.replace(b"306800", b"306801"))
    assert not document.is_ours(secret, {**sent.headers, "webhook-id": "msg_other"}, sent.body)
    assert not document.is_ours("whsec_b3RoZXI=", sent.headers, sent.body)
    monkeypatch.setattr(document.time, "time", lambda: NOON.timestamp() + 301)
    assert not document.is_ours(secret, sent.headers, sent.body)


class BotApi(ThreadingHTTPServer):
    """Plays Telegram's Bot API; `status` is what it answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _BotHandler)
        self.status, self.got = 200, list[tuple[str, Any]]()


class _BotHandler(BaseHTTPRequestHandler):
    server: BotApi

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.got.append((self.path, body))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@pytest.fixture
def bots() -> Iterator[BotApi]:
    api = BotApi()
    threading.Thread(target=api.serve_forever, args=(0.01,), daemon=True).start()
    yield api
    api.shutdown()
    api.server_close()


def test_the_relay_posts_each_message_once_and_asks_for_it_again_where_telegram_fails(
    scene: Scene, sent: Received, bots: BotApi, relays: ModuleType
) -> None:
    post = relays.telegram("123:abc", "@prices", f"http://127.0.0.1:{bots.server_address[1]}")
    relay = relays.Relay(scene.secrets["desk"], post, NOON.timestamp)
    bots.status = 500
    assert relay.take(sent.headers, sent.body)[0] == 503
    bots.status = 200
    assert [relay.take(sent.headers, sent.body)[0] for _ in range(2)] == [200, 200]
    _, (path, posted) = bots.got
    assert (path, posted["chat_id"]) == ("/bot123:abc/sendMessage", "@prices")
    assert posted["text"].startswith("छापावाल सुन: रु ३,०६,८०० प्रति तोला")
    assert posted["text"].endswith("https://site.example/v1/proof/gold.2026-08-17")


def test_the_relay_confirms_and_takes_nothing_unsigned(scene: Scene, sent: Received, relays: ModuleType) -> None:
    posted: list[str] = []
    relay = relays.Relay(scene.secrets["desk"], posted.append, NOON.timestamp)
    assert relay.take({**sent.headers, "webhook-signature": "v1,AAAA"}, sent.body)[0] == 401
    assert relay.take({}, sent.body)[0] == 401
    relay.now = lambda: NOON.timestamp() + 301
    assert relay.take(sent.headers, sent.body)[0] == 401
    assert posted == []


def test_a_relay_behind_the_service_confirms_itself(scene: Scene, relays: ModuleType) -> None:
    posted: list[str] = []

    def relaying(handler: BaseHTTPRequestHandler, received: Received) -> None:
        relay = relays.Relay(scene.secrets["desk"], posted.append, scene.now.timestamp)
        status, answer = relay.take(received.headers, received.body)
        body = json.dumps(answer).encode()
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    scene.net.serve("desk", relaying)
    made = scene.subscribe("desk", "rate", instruments=["gold"])
    scene.run()
    assert scene.show("desk", made)["state"] == "active"
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    assert len(posted) == 1

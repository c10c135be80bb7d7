"""A Telegram channel of alerts: takes Chautari's webhooks, checks them, and posts their titles. Standard library only.

    CHAUTARI_SECRET=whsec_... TELEGRAM_TOKEN=123:abc TELEGRAM_CHAT=@my_channel python relay.py

It listens on 127.0.0.1:8080; a web server with a certificate stands before it.
"""

import base64
import hashlib
import hmac
import http.server
import json
import os
import time
import urllib.request
from collections import OrderedDict
from collections.abc import Callable, Mapping

TOLERANCE_SECONDS = 300
LARGEST_BODY = 64 * 1024
# Ids of messages that were posted: the same message may come twice.
REMEMBERED = 1000
Answer = tuple[int, dict[str, str]]


class Relay:
    """What is done with a message; `post` sends a text to the channel and raises OSError where it cannot."""

    def __init__(self, secret: str, post: Callable[[str], None], now: Callable[[], float] = time.time) -> None:
        self.secret, self.post, self.now = secret, post, now
        self.posted: OrderedDict[str, None] = OrderedDict()

    def take(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """Status and JSON of the answer. Headers have lower-case names."""
        if not self._is_signed(headers, body):
            return 401, {"error": "the signature is missing, wrong or old"}
        message = json.loads(body)
        if message["type"] == "alert.confirm":
            return 200, {"challenge": message["data"]["challenge"]}
        if headers["webhook-id"] not in self.posted:
            try:
                self.post(f"{message['data']['title']}\n{message['data']['url']}")
            except OSError:
                return 503, {"error": "Telegram did not take it"}  # Chautari tries again
            self._remember(headers["webhook-id"])
        return 200, {}

    def _is_signed(self, headers: Mapping[str, str], body: bytes) -> bool:
        stamp, name = headers.get("webhook-timestamp", ""), headers.get("webhook-id", "")
        if not stamp.isdecimal() or abs(self.now() - int(stamp)) > TOLERANCE_SECONDS:
            return False
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        digest = hmac.digest(key, f"{name}.{stamp}.".encode() + body, hashlib.sha256)
        expected = f"v1,{base64.b64encode(digest).decode()}".encode()
        given = headers.get("webhook-signature", "").encode().split()
        return any(hmac.compare_digest(expected, signature) for signature in given)

    def _remember(self, name: str) -> None:
        self.posted[name] = None
        if len(self.posted) > REMEMBERED:
            self.posted.popitem(last=False)


def telegram(token: str, chat: str, api: str = "https://api.telegram.org") -> Callable[[str], None]:
    """Posts texts to a chat: https://core.telegram.org/bots/api#sendmessage."""

    def post(text: str) -> None:
        body = json.dumps({"chat_id": chat, "text": text[:4096], "link_preview_options": {"is_disabled": True}})
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{api}/bot{token}/sendMessage", body.encode(), headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            answer.read()

    return post


def handler(relay: Relay) -> type[http.server.BaseHTTPRequestHandler]:
    """The handler of a server that takes messages by POST."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            if length > LARGEST_BODY:
                self.send_error(413)
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, answer = relay.take(headers, self.rfile.read(length))
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


if __name__ == "__main__":
    posting = telegram(os.environ["TELEGRAM_TOKEN"], os.environ["TELEGRAM_CHAT"])
    relaying = Relay(os.environ["CHAUTARI_SECRET"], posting)
    http.server.ThreadingHTTPServer(("127.0.0.1", 8080), handler(relaying)).serve_forever()

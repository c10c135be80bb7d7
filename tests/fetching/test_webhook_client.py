"""The client of webhooks against receivers that are really there: nothing inside is reached, and nothing takes long."""

import json
from http.server import BaseHTTPRequestHandler

import pytest

from chautari.fetching.webhook_client import MOST_BYTES, WebhookAnswer
from tests.support import receivers
from tests.support.receivers import DOMAIN, Net, Received, Server, answering


def post(net: Net, name: str, path: str = "/hook?key=1") -> WebhookAnswer:
    return net.client().post(f"https://{name}.{DOMAIN}{path}", b"{}", {"webhook-id": "msg_1"})


def test_a_message_arrives_as_it_was_sent(net: Net) -> None:
    server = net.serve("fine", answering(200, b'{"challenge": "x"}'))
    assert post(net, "fine") == WebhookAnswer(200, b'{"challenge": "x"}')
    (received,) = server.received
    assert (received.path, received.body) == ("/hook?key=1", b"{}")
    assert received.headers["host"] == f"fine.{DOMAIN}"
    assert received.headers["user-agent"] == "chautari/1.0 (desk@example.org)"


@pytest.mark.parametrize(
    "addresses",
    [
        *(["127.0.0.1"], ["10.0.0.8"], ["169.254.169.254"], ["::1"], ["fd00::1"], ["::ffff:10.0.0.8"], ["0.0.0.0"]),
        ["93.184.216.34", "10.0.0.8"],
    ],
)
def test_a_name_that_leads_inwards_is_not_connected_to(net: Net, addresses: list[str]) -> None:
    net.lead("inside", *addresses)
    assert post(net, "inside").failure == "the name leads to an address that is not public"
    assert net.connected == []


def test_a_name_that_turns_inwards_after_it_was_looked_at_leads_nowhere_else(net: Net) -> None:
    server = net.serve("turning", answering())
    looked_up: list[str] = []
    resolve = net.resolve

    def turning(host: str) -> list[str]:
        looked_up.append(host)
        return resolve(host) if len(looked_up) == 1 else ["10.0.0.8"]

    net.resolve = turning  # type: ignore[method-assign]
    assert post(net, "turning").is_taken
    assert (len(looked_up), len(server.received), len(net.connected)) == (1, 1, 1)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_refusal_and_is_not_followed(net: Net, status: int) -> None:
    inside = net.serve("other", answering())
    net.serve("redirecting", answering(status, Location=f"https://other.{DOMAIN}/"))
    answer = post(net, "redirecting")
    assert (answer.status, answer.is_taken, inside.received) == (status, False, [])
    assert len(net.connected) == 1


@pytest.mark.parametrize(
    "url", [f"http://fine.{DOMAIN}/", f"https://fine.{DOMAIN}:8443/", f"https://a:b@fine.{DOMAIN}/"]
)
def test_another_scheme_port_or_user_is_not_asked(net: Net, url: str) -> None:
    net.serve("fine", answering())
    assert net.client().post(url, b"{}", {}).failure == "the address is not https on the default port"
    assert net.connected == []


def never(handler: BaseHTTPRequestHandler, _: Received) -> None:
    assert isinstance(handler.server, Server)
    handler.server.over.wait()


def dripping(handler: BaseHTTPRequestHandler, _: Received) -> None:
    """A head that never ends: a letter each time before the client would give up waiting for one."""
    assert isinstance(handler.server, Server)
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not handler.server.over.wait(receivers.SECONDS / 5):
        handler.wfile.write(b"x")


@pytest.mark.parametrize("behave", [never, dripping])
def test_a_receiver_has_so_long_and_no_longer(net: Net, behave: receivers.Behave) -> None:
    net.serve("slow", behave)
    assert post(net, "slow").failure == f"no whole answer within {receivers.SECONDS} s"


def test_of_an_endless_answer_its_beginning_is_read(net: Net) -> None:
    net.serve("endless", answering(200, b"x" * (MOST_BYTES + 1)))
    assert len(post(net, "endless").body) == MOST_BYTES


def hanging_up(handler: BaseHTTPRequestHandler, _: Received) -> None:
    handler.wfile.write(b"HTTP/1.1 2")


def test_a_receiver_that_vanishes_is_a_failure_in_words(net: Net) -> None:
    net.serve("hanging-up", hanging_up)
    net.lead("refusing", "93.184.216.200")
    failures = [post(net, name).failure for name in ("hanging-up", "refusing", "unknown")]
    assert failures == [f"no answer: {name}" for name in ("BadStatusLine", "ConnectionRefusedError", "gaierror")]


def test_a_certificate_of_another_name_is_refused(net: Net) -> None:
    server = net.serve("fine", answering())
    net.names["fine.example"] = net.names[f"fine.{DOMAIN}"]
    answer = net.client().post("https://fine.example/", json.dumps({}).encode(), {})
    assert (answer.failure, server.received) == ("no answer: SSLCertVerificationError", [])

"""What is tried again, how often, after which pauses, and within which time."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from chautari.aws import signed_http
from chautari.aws.connection import AwsAnswer, Connection
from chautari.aws.service_endpoint import ServiceEndpoint
from chautari.aws.signed_http import ATTEMPTS, WITHIN_SECONDS, AwsUnreachable, NotWhole, SignedHttp
from chautari.aws.sigv4 import Credentials, Signer

ENDPOINT = ServiceEndpoint("http", "h", 80)
OK, BUSY = AwsAnswer(200, {}, b"{}"), AwsAnswer(503, {}, b"")
Outcome = AwsAnswer | BaseException


@dataclass
class Clock:
    """Time that passes in pauses, and in attempts of `attempt_seconds`."""

    seconds: float = 0.0
    attempt_seconds: float = 0.0
    pauses: list[float] = field(default_factory=list)
    bounds: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds

    def longest(self, least: float, most: float) -> float:
        self.bounds.append(least)
        return most

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.seconds += seconds


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[SignedHttp, Clock]]:
    """A sender whose exchanges have these outcomes, and whose pauses are as long as they may be."""

    def play(*outcomes: Outcome, attempt_seconds: float = 0.0) -> tuple[SignedHttp, Clock]:
        clock, remaining = Clock(attempt_seconds=attempt_seconds), iter(outcomes)
        monkeypatch.setattr(Connection, "exchange", lambda *arguments: _outcome(remaining, clock, arguments[-1]))
        signer = Signer(Credentials("AKID", "secret"), "ap-south-1", "dynamodb")
        sender = SignedHttp(
            ENDPOINT,
            signer,
            clock=clock,
            sleep=clock.sleep,
            jitter=clock.longest,
            now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        )
        return sender, clock

    return play


def _outcome(remaining: Iterator[Outcome], clock: Clock, seconds: float) -> AwsAnswer:
    outcome = next(remaining)
    clock.seconds += min(clock.attempt_seconds, seconds)
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def sent(
    sender: SignedHttp, is_passing: Callable[[AwsAnswer], bool] = lambda answer: answer.status == 503
) -> AwsAnswer:
    return sender.send("POST", "/", {"X-Target": "t"}, b"{}", is_passing)


Play = Callable[..., tuple[SignedHttp, Clock]]


@pytest.mark.parametrize("failure", [BUSY, ConnectionResetError(), TimeoutError(), ssl.SSLEOFError()])
def test_what_passes_is_tried_again(play: Play, failure: Outcome) -> None:
    sender, clock = play(failure, failure, OK)
    assert sent(sender) == OK
    assert clock.pauses == [0.05, 0.1] and clock.bounds == [0, 0]


def test_it_ends_with_the_last_refusal(play: Play) -> None:
    sender, clock = play(*[BUSY] * (ATTEMPTS + 1))
    assert sent(sender) == BUSY
    assert len(clock.pauses) == ATTEMPTS - 1


def test_without_an_answer_it_ends_by_name(play: Play) -> None:
    sender, _ = play(*[ConnectionRefusedError("nobody there")] * ATTEMPTS)
    with pytest.raises(AwsUnreachable, match="nobody there"):
        sent(sender)


def test_a_refusal_before_a_silence_is_not_the_answer(play: Play) -> None:
    sender, _ = play(*[BUSY] * (ATTEMPTS - 1), TimeoutError("silence"))
    with pytest.raises(AwsUnreachable, match="silence"):
        sent(sender)


def test_an_answer_that_is_not_whole_is_asked_for_again(play: Play) -> None:
    def is_passing(answer: AwsAnswer) -> bool:
        if answer == BUSY:
            raise NotWhole("bits")
        return False

    sender, clock = play(BUSY, OK)
    assert sent(sender, is_passing) == OK and clock.pauses


def test_what_does_not_pass_is_returned_at_once(play: Play) -> None:
    sender, clock = play(AwsAnswer(400, {}, b"no"))
    assert sent(sender).status == 400 and not clock.pauses


def test_a_certificate_that_is_refused_is_not_tried_again(play: Play) -> None:
    sender, clock = play(ssl.SSLCertVerificationError("self-signed"))
    with pytest.raises(ssl.SSLCertVerificationError):
        sent(sender)
    assert not clock.pauses


def test_the_functions_time_bounds_all_attempts(play: Play) -> None:
    sender, clock = play(*[TimeoutError()] * ATTEMPTS, attempt_seconds=WITHIN_SECONDS / 2)
    with pytest.raises(AwsUnreachable):
        sent(sender)
    assert len(clock.pauses) == 1 and clock.seconds <= WITHIN_SECONDS


def test_a_pause_has_a_longest(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_http, "FIRST_PAUSE", 0.9)
    sender, clock = play(*[BUSY] * ATTEMPTS)
    sent(sender)
    assert clock.pauses == [0.9, 1.0, 1.0]


def test_each_thread_has_its_own_connection() -> None:
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    sender: Any = SignedHttp(ENDPOINT, Signer(Credentials("AKID", "secret"), "ap-south-1", "dynamodb"))
    both = Barrier(2, timeout=5)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: (both.wait(), sender._connection())[1], range(2))
    assert first is not second and sender._connection() is sender._connection()

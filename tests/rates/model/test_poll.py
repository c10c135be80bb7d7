"""Due polls: declared instants against the state of each source's last poll."""

from dataclasses import replace
from datetime import timedelta

from chautari.rates.model.poll import Poll, due
from chautari.rates.model.poll_times import PollTimes
from tests.support.boards import board
from tests.support.observations import NOW

HOURLY = board(polls=(PollTimes(range(24), (0,)),))
(FIRST,) = due([HOURLY], {}, NOW)


def test_a_source_that_was_never_polled_is_due() -> None:
    assert (FIRST.source, FIRST.attempts, FIRST.finished) == ("fenegosida", 0, False)
    assert timedelta(0) <= NOW - FIRST.at < timedelta(hours=1)


def test_a_poll_that_ended_is_due_again_at_the_next_declared_instant() -> None:
    last = {"fenegosida": replace(FIRST, attempts=1, finished=True)}
    assert due([HOURLY], last, NOW) == []
    assert due([HOURLY], last, FIRST.at + timedelta(hours=1)) == [Poll("fenegosida", FIRST.at + timedelta(hours=1))]


def test_a_poll_that_did_not_end_is_repeated_once() -> None:
    tried = FIRST.with_attempt()
    assert due([HOURLY], {"fenegosida": tried}, NOW) == [tried]
    assert due([HOURLY], {"fenegosida": tried.with_attempt()}, NOW) == []


def test_polls_never_tried_come_first_and_among_them_the_longest_due() -> None:
    early, late = (
        board("nepalipatro", polls=(PollTimes((1,), (0,)),)),
        board("hamropatro", polls=(PollTimes((2,), (0,)),)),
    )
    polls = due([HOURLY, late, early], {"fenegosida": FIRST.with_attempt()}, NOW)
    assert [poll.source for poll in polls] == ["nepalipatro", "hamropatro", "fenegosida"]


def test_a_source_that_is_read_once_is_never_due() -> None:
    assert due([board()], {}, NOW) == []

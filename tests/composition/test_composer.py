"""Answers are composed whole by what writes a part of them, and are what their parts say at every moment."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer
from chautari.api.rates import latest
from chautari.composition import composer
from chautari.dynamodb import codec, composed_answers, read_models
from chautari.dynamodb.composed_answers import LIFE, ComposedAnswer
from chautari.dynamodb.table import Conflict, Table
from chautari.rates.ingest import projections
from tests.api import data
from tests.api.conftest import table_in_memory
from tests.api.data import AT
from tests.api.news import data as news_data

MINUTE = timedelta(minutes=1)
COMPOSED = {"home": latest.home, "metals": latest.metals, "forex": latest.forex}


@pytest.fixture(scope="module")
def filled() -> Iterator[Table]:
    """Rates, this year's calendar and a few articles."""
    with table_in_memory("composed") as table:
        data.stock_rates(table)
        data.stock_calendar(table, (2083,))
        projections.rebuild(table, ("metals", "forex"), AT)
        news_data.stock(table, range(3))
        yield table


def requested(table: Table, name: str, now: datetime, **values: str) -> Reply:
    defaults = {} if name == "home" else {"format": "json"}
    return COMPOSED[name](Request(f"/v1/{name}", {**defaults, **values}, table, now))


def of_parts(table: Table, name: str, now: datetime) -> Reply:
    return composer.PARTS[name](Request(f"/v1/{name}", {"format": "json"}, table, now))


def withdraw(table: Table) -> None:
    """Leave no composed answer that holds."""
    for name in COMPOSED:
        if stored := composed_answers.get(table, name):
            late = replace(stored, at=AT - timedelta(days=9), version=stored.version + 1)
            composed_answers.put(table, name, late)


@pytest.mark.parametrize("name", COMPOSED)
def test_a_composed_answer_is_passed_through_and_says_what_its_parts_say(filled: Table, name: str) -> None:
    withdraw(filled)
    assert name in composer.compose(filled, AT)
    stored = composed_answers.get(filled, name)
    passed, made = requested(filled, name, AT + MINUTE), of_parts(filled, name, AT + MINUTE)
    assert stored is not None
    assert (passed.body, passed.gzipped) == (stored.body, True)
    assert answer(passed) == answer(made)
    assert (passed.etag, passed.headers) == (made.etag, made.headers)


@pytest.mark.parametrize("name", COMPOSED)
def test_what_the_clock_alone_changes_is_never_told_late(filled: Table, name: str) -> None:
    """Every forty minutes of two days, whether anything composes or nothing does."""
    withdraw(filled)
    composer.compose(filled, AT)
    for number in range(72):
        now = AT + 40 * number * MINUTE
        assert requested(filled, name, now).etag == of_parts(filled, name, now).etag
        if number % 18 == 0:
            composer.compose(filled, now)


@pytest.mark.parametrize(
    "until, minutes, holds",
    [
        (None, 0, True),
        (None, 29, True),
        (None, 30, False),
        (None, -1, False),
        (9, 8, True),
        (9, 9, False),
        (40, 31, False),
    ],
)
def test_one_holds_until_the_clock_makes_it_another_and_for_half_an_hour(
    until: int | None, minutes: int, holds: bool
) -> None:
    composed = ComposedAnswer(b"", '"t"', AT, AT + until * MINUTE if until else None, 1)
    assert composed.holds(AT + minutes * MINUTE) is holds


def test_one_that_was_composed_later_is_not_served_before(filled: Table) -> None:
    composer.compose(filled, AT)
    assert requested(filled, "home", AT - timedelta(days=1)).gzipped is False


@pytest.mark.parametrize("name, values", [("home", {"min_status": "confirmed"}), ("metals", {"format": "ndjson"})])
def test_whoever_wants_another_form_gets_it(filled: Table, name: str, values: dict[str, str]) -> None:
    composer.compose(filled, AT)
    assert requested(filled, name, AT, **values).gzipped is False


def test_a_past_instant_is_answered_of_what_was_published_then(filled: Table) -> None:
    composer.compose(filled, AT)
    reply = latest.metals(Request("/v1/metals", {"format": "json"}, filled, AT, as_of=AT))
    assert reply.gzipped is False


def test_what_still_holds_is_not_written_again_until_it_grows_old(filled: Table) -> None:
    withdraw(filled)
    composer.compose(filled, AT)
    assert composer.compose(filled, AT + 5 * MINUTE) == []
    assert composer.compose(filled, AT + LIFE - 10 * MINUTE) == list(COMPOSED)


def test_nothing_is_composed_of_an_empty_table() -> None:
    with table_in_memory("nothing") as table:
        assert composer.compose(table, AT) == []
        assert composed_answers.get(table, "home") is None


def changed(body: Any) -> Any:
    return {**body, "metals": [{**body["metals"][0], "price": "1"}]}


def test_one_made_of_older_parts_never_replaces_a_newer(filled: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run writes a part and composes while the first has read the old one: the first begins anew."""
    withdraw(filled)
    view = read_models.get(filled, "metals")
    assert view is not None
    make, interrupted = composer.PARTS["metals"], list[str]()

    def overtaken(request: Request) -> Reply:
        reply = make(request)
        if not interrupted:
            interrupted.append("metals")
            newer = read_models.ready(changed(codec.unpacked(view.body)), view.version + 1, AT)
            read_models.put(filled, "metals", newer)
            composer.compose(filled, AT)
        return reply

    monkeypatch.setitem(composer.PARTS, "metals", overtaken)
    composer.compose(filled, AT)
    assert answer(requested(filled, "metals", AT))["metals"][0]["price"] == "1"


def test_a_race_that_is_always_lost_is_an_error(filled: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> None:
        raise Conflict("moved on")

    monkeypatch.setattr(composed_answers, "put", lost)
    with pytest.raises(Conflict, match="given up after 5"):
        composer.compose(filled, AT + timedelta(days=30))


def test_two_writes_of_one_version_are_a_conflict(filled: Table) -> None:
    composer.compose(filled, AT)
    stored = composed_answers.get(filled, "home")
    assert isinstance(stored, ComposedAnswer)
    with pytest.raises(Conflict):
        composed_answers.put(filled, "home", stored)


def test_a_view_that_is_written_from_a_terminal_ends_what_was_composed_of_it(filled: Table) -> None:
    projections.rebuild(filled, ("metals", "forex"), AT)
    withdraw(filled)
    composer.compose(filled, AT)
    assert not projections.rebuild(filled, ("metals", "forex"), AT)
    assert all((stored := composed_answers.get(filled, name)) and stored.holds(AT) for name in COMPOSED)
    view = read_models.get(filled, "metals")
    assert view
    read_models.put(filled, "metals", replace(view, etag='"another"', version=view.version + 1))
    assert projections.rebuild(filled, ("metals",), AT) == ["metals"]
    ended = {name: composed_answers.get(filled, name) for name in COMPOSED}
    assert {name for name, stored in ended.items() if stored and stored.holds(AT)} == {"forex"}


def test_who_composes_of_older_parts_meanwhile_loses(filled: Table) -> None:
    withdraw(filled)
    composed_answers.expire(filled, ["nothing-yet"], AT)
    ended = composed_answers.get(filled, "nothing-yet")
    assert ended and not ended.holds(AT)
    with pytest.raises(Conflict):
        composed_answers.put(filled, "nothing-yet", ComposedAnswer(codec.gzipped(b"{}"), '"old"', AT, None, 1))

"""An article that was taken off is shown nowhere and stays off, until it is put back as it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import taking_down, upsert
from chautari.news.ingest.taking_down import NothingToDo
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store import articles, change_log, copies, listings, take_downs
from tests.news.fake_outlet import NOON, CannedResponse, FakeWeb
from tests.news.ingest.fetched_articles import ID, MINUTE, fetched_article, stored_revision
from tests.news.ingest.pages import SENTENCES, address, link, page
from tests.support.meanwhile import meanwhile

HOUR = timedelta(hours=1)


@pytest.fixture
def stocked(table: Table) -> Table:
    upsert.upsert(table, fetched_article(), NOON)
    return table


def off(table: Table) -> None:
    taking_down.take_down(table, ID, "a court's order", "ram", NOON + HOUR)


def test_nothing_of_its_text_is_left_in_what_is_served(stocked: Table) -> None:
    off(stocked)
    revision = stored_revision(stocked)
    assert (revision.summary.taken_down, revision.summary.title, revision.summary.excerpt) == (
        "a court's order",
        "",
        "",
    )
    assert (revision.text, revision.html, revision.tags, revision.place) == ("", "", (), "")
    names = (listings.ALL, listings.source_listing("outlet"), listings.language_listing("en"))
    assert [listings.newest(stocked, name, None, 9) for name in names] == [[], [], []]
    assert copies.copies_of(stocked, revision.summary) == []


@pytest.mark.parametrize("reason", ["", "  ", "\x00\u202e\n"])
def test_without_a_reason_nothing_is_changed(stocked: Table, reason: str) -> None:
    with pytest.raises(NothingToDo, match="a reason is needed"):
        taking_down.take_down(stocked, ID, reason, "ram", NOON + HOUR)
    assert (stored_revision(stocked).summary.revision, stored_revision(stocked).text != "") == (1, True)
    off(stocked)
    with pytest.raises(NothingToDo, match="a reason is needed"):
        taking_down.put_back(stocked, ID, reason, "ram", NOON + HOUR)


@pytest.mark.parametrize("is_taken_off_again", [False, True])
def test_one_that_was_emptied_without_a_reason_is_put_back(
    stocked: Table, monkeypatch: pytest.MonkeyPatch, is_taken_off_again: bool
) -> None:
    """As reasons were stored before blank ones were refused."""
    before = stored_revision(stocked)
    with monkeypatch.context() as patched:
        patched.setattr(taking_down, "one_line", repr)
        taking_down.take_down(stocked, ID, " ", "ram", NOON + HOUR)
    assert (stored_revision(stocked).summary.taken_down.strip(), stored_revision(stocked).text) == ("", "")
    if is_taken_off_again:
        off(stocked)
    taking_down.put_back(stocked, ID, "a mistake", "sita", NOON + 2 * HOUR)
    after = stored_revision(stocked)
    assert (after.text, after.html, after.summary.title) == (before.text, before.html, before.summary.title)


def test_the_log_of_changes_says_it_last_and_the_decision_is_kept(stocked: Table) -> None:
    off(stocked)
    changes = change_log.changed_after(stocked, NOON - HOUR, 9).summaries
    assert [(row.revision, row.taken_down) for row in changes] == [(1, ""), (2, "a court's order")]
    (decision,) = take_downs.decisions(stocked)
    assert (decision.id, decision.by, decision.at, decision.revision) == (ID, "ram", NOON + HOUR, 2)
    assert take_downs.standing([decision]) == {ID: decision}


def test_put_back_it_is_as_it_was_and_both_decisions_are_kept(stocked: Table) -> None:
    before = stored_revision(stocked)
    off(stocked)
    taking_down.put_back(stocked, ID, "the order was lifted", "sita", NOON + 2 * HOUR)
    after = stored_revision(stocked)
    assert (after.text, after.html, after.content) == (before.text, before.html, before.content)
    assert (after.summary.revision, after.summary.changed_at) == (3, NOON + 2 * HOUR)
    assert [row.id for row in listings.newest(stocked, listings.ALL, None, 9)] == [ID]
    assert [row.id for row in copies.copies_of(stocked, after.summary)] == [ID]
    decided = take_downs.decisions(stocked)
    assert ([decision.is_back for decision in decided], take_downs.standing(decided)) == ([False, True], {})


def test_a_new_text_of_the_outlet_does_not_put_it_back(stocked: Table) -> None:
    off(stocked)
    assert upsert.upsert(stocked, fetched_article(SENTENCES[1], at=NOON + 2 * HOUR), NOON + 2 * HOUR) == "taken_down"
    assert stored_revision(stocked).summary.revision == 2


def test_a_take_down_while_a_run_writes_wins(stocked: Table) -> None:
    racing = meanwhile(stocked, "transact_write_items", lambda: off(stocked))
    assert upsert.upsert(racing, fetched_article(SENTENCES[1], at=NOON + MINUTE), NOON + MINUTE) == "taken_down"
    assert stored_revision(stocked).summary.taken_down


def test_its_link_is_not_fetched_again_until_it_is_back(table: Table) -> None:
    web = FakeWeb()
    web.responses[address(1)] = CannedResponse(page(), headers={"Content-Type": "text/html; charset=utf-8"})

    def status() -> str:
        return ArticleWorker(web.client(table), table, web.now).read(replace(link(), seen=web.now)).what

    assert status() == "stored"
    taking_down.take_down(table, link().id, "a court's order", "ram", web.now)
    web.now += HOUR
    before = len(web.paths)
    assert (status(), len(web.paths)) == ("taken_down", before)
    taking_down.put_back(table, link().id, "lifted", "ram", web.now)
    web.now += HOUR
    assert status() == "unchanged"
    assert len(web.paths) > before


def test_what_is_not_kept_is_off_already_or_is_not_off_changes_nothing(stocked: Table) -> None:
    with pytest.raises(NothingToDo, match="no article outlet-000000000000 is kept"):
        taking_down.take_down(stocked, "outlet-000000000000", "why", "ram", NOON)
    with pytest.raises(NothingToDo, match="is not off"):
        taking_down.put_back(stocked, ID, "why", "ram", NOON)
    off(stocked)
    with pytest.raises(NothingToDo, match="taken off already: a court's order"):
        off(stocked)
    assert len(articles.revisions(stocked, ID)) == 2


def test_a_change_log_that_never_rests_is_an_error(stocked: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Conflict("the clock")

    monkeypatch.setattr(articles, "put", refuse)
    with pytest.raises(Conflict, match="given up after 10 attempts"):
        off(stocked)

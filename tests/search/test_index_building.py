"""The index follows the table: what is new, revised, taken off; built whole each night while others go on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from chautari.api.endpoints.search import ARTICLE_KINDS
from chautari.dynamodb.table import Table
from chautari.news.ingest import taking_down
from chautari.news.model.article_kind import ArticleKind
from chautari.search.indexing import job
from chautari.search.indexing.index_entries import entry_of
from chautari.search.indexing.job import EVENT, WHOLE_EVENT, InvalidEvent
from chautari.search.model import index_manifest
from chautari.search.model.index_manifest import OtherForm
from chautari.search.served_index import NoIndex, ServedIndex
from chautari.search.store.index_shelf import FolderShelf, IndexMoved, ShelfUnreachable
from tests.api.news import data
from tests.search.scene import Scene
from tests.support.editions import NOON
from tools.drill.memory_news import NewsTable

HOUR = timedelta(hours=1)


@pytest.fixture
def table() -> Table:
    """Six articles, in memory."""
    table = Table(NewsTable({}), "articles")
    data.stock(table, range(6))
    return table


@pytest.fixture
def scene(table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """An index of the six articles; the table in memory lags behind by nothing."""
    monkeypatch.setattr(job, "LIST_LAGS", timedelta(0))
    made = Scene(table, tmp_path)
    made.builder.run(EVENT, NOON)
    return made


def test_the_first_run_builds_it_whole_and_the_next_takes_in_what_is_new(scene: Scene) -> None:
    assert scene.numbers("news") == {1, 3, 5}
    scene.retitle(6, "News of a seventh article")
    report = scene.builder.run(EVENT, NOON + HOUR)
    assert (report.whole, report.changes, report.articles) == (False, 1, 7)
    assert scene.numbers("seventh") == {6}


def test_nothing_new_writes_nothing(scene: Scene) -> None:
    before = scene.shelf.manifest()
    assert scene.builder.run(EVENT, NOON + HOUR).changes == 0
    assert scene.shelf.manifest() == before


def test_a_revision_is_found_by_its_new_words_alone(scene: Scene) -> None:
    scene.retitle(1, "A report about elephants")
    scene.builder.run(EVENT, NOON + HOUR)
    assert (scene.numbers("elephants"), scene.numbers("news")) == ({1}, {3, 5})


def test_what_is_taken_off_is_out_and_comes_back(scene: Scene) -> None:
    before = scene.manifest().articles
    taking_down.take_down(scene.table, data.article_id(3), "A court ordered it.", "ram", NOON + HOUR)
    scene.builder.run(EVENT, NOON + HOUR)
    assert (scene.numbers("news"), scene.manifest().articles) == ({1, 5}, before - 1)
    taking_down.put_back(scene.table, data.article_id(3), "It was lifted.", "ram", NOON + 2 * HOUR)
    scene.builder.run(EVENT, NOON + 2 * HOUR)
    assert scene.numbers("news") == {1, 3, 5}


def test_a_process_that_has_nothing_goes_on_from_the_shelf(scene: Scene) -> None:
    scene.retitle(6, "News of a seventh article")
    assert scene.other_builder().run(EVENT, NOON + HOUR).articles == 7
    scene.retitle(7, "News of an eighth article")
    assert scene.builder.run(EVENT, NOON + HOUR).articles == 8
    assert scene.numbers("article") == {6, 7}


def test_a_day_later_it_is_built_whole_with_nothing_lost(scene: Scene) -> None:
    scene.retitle(6, "News of a seventh article")
    report = scene.builder.run(EVENT, NOON + job.WHOLE_EVERY)
    assert (report.whole, report.articles, report.packs) == (True, 7, 1)
    assert scene.numbers("seventh") == {6}


def test_only_one_run_builds_it_whole_and_others_go_on_meanwhile(scene: Scene) -> None:
    shelved, later = scene.shelf.manifest(), NOON + job.WHOLE_EVERY
    assert shelved
    scene.shelf.publish(scene.manifest().being_rebuilt(later).to_json(), shelved.etag)
    scene.retitle(6, "News of a seventh article")
    report = scene.other_builder().run(EVENT, later + timedelta(minutes=2))
    assert (report.whole, report.changes) == (False, 1)
    assert scene.other_builder().run(EVENT, later + job.GIVEN_UP_AFTER).whole


def test_no_more_articles_than_it_is_made_for(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "MOST_ARTICLES", 2)
    assert scene.builder.run(WHOLE_EVENT, NOON).articles == 2
    assert scene.numbers("news") == {5}


def test_a_run_that_another_overtook_publishes_nothing_and_goes_on_from_the_others(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.retitle(1, "A report about elephants")
    publish, overtaking = FolderShelf.publish, [scene.other_builder()]

    def overtaken(shelf: FolderShelf, body: bytes, replaced: str) -> None:
        if overtaking:
            builder = overtaking.pop()
            scene.retitle(3, "A report about tigers")
            builder.run(EVENT, NOON + HOUR)
        publish(shelf, body, replaced)

    monkeypatch.setattr(FolderShelf, "publish", overtaken)
    with pytest.raises(IndexMoved):
        scene.builder.run(EVENT, NOON + HOUR)
    assert (scene.numbers("elephants"), scene.numbers("tigers")) == ({1}, {3})
    scene.retitle(5, "A report about lions")
    scene.builder.run(EVENT, NOON + HOUR)
    assert (scene.numbers("report"), scene.numbers("news")) == ({1, 3, 5}, set())


def test_an_index_of_another_form_is_not_read_and_is_built_anew(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_manifest, "FORM", index_manifest.FORM + 1)
    with pytest.raises(OtherForm):
        scene.manifest()
    fresh = Scene(scene.table, scene.root / "fresh")
    fresh.served = ServedIndex(scene.shelf, scene.root / "again")
    with pytest.raises(NoIndex):
        fresh.served.current()
    assert scene.builder.run(EVENT, NOON + HOUR).whole


def test_an_unknown_event_is_refused(scene: Scene) -> None:
    with pytest.raises(InvalidEvent):
        scene.builder.run({"search": "everything"}, NOON)


def test_a_shelf_that_fails_leaves_what_is_served(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    assert scene.numbers("news") == {1, 3, 5}

    def fails(*_: object) -> None:
        raise ShelfUnreachable("S3 is away")

    monkeypatch.setattr(FolderShelf, "manifest", fails)
    assert scene.numbers("news") == {1, 3, 5}
    assert isinstance(scene.served.failure, ShelfUnreachable)


def test_a_pack_with_other_bytes_is_not_taken(scene: Scene) -> None:
    (pack,) = (scene.root / "shelf" / "packs").iterdir()
    pack.write_bytes(pack.read_bytes()[:-1] + b"!")
    with pytest.raises(NoIndex, match="other bytes"):
        scene.numbers("news")


def test_it_is_looked_after_once_a_minute(scene: Scene) -> None:
    assert scene.numbers("news") == {1, 3, 5}
    scene.retitle(6, "News of a seventh article")
    scene.builder.run(EVENT, NOON + HOUR)
    scene.clock.seconds += 59
    assert scene.served.current()[0].articles == 6
    scene.clock.seconds += 1
    assert scene.served.current()[0].articles == 7


def test_a_new_state_fetches_only_what_is_new_of_it(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.numbers("news")
    scene.retitle(6, "News of a seventh article")
    scene.builder.run(EVENT, NOON + HOUR)
    fetched: list[str] = []
    read = FolderShelf.read

    def counted(shelf: FolderShelf, name: str) -> bytes:
        fetched.append(name)
        return read(shelf, name)

    monkeypatch.setattr(FolderShelf, "read", counted)
    assert scene.numbers("seventh") == {6}
    assert len(fetched) == len(scene.manifest().packs) - 1


def test_the_index_has_the_kind_of_an_article_and_every_kind_but_errors_can_be_asked_for() -> None:
    summary = replace(data.written(1).summary, kind="opinion")
    assert entry_of(summary).kind == "opinion"
    assert {*ARTICLE_KINDS, "error"} == set(get_args(ArticleKind))

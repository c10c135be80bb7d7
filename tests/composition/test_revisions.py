"""Revisions are composed as they come: in one unit, made anew where another is there, ended where one is taken off."""

import random
from dataclasses import replace

import pytest

from chautari.composition import addresses, storing
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb import codec, composed_answers, composed_parts, keys
from chautari.dynamodb.table import Table
from chautari.news.ingest.taking_down import NothingToDo
from chautari.news.model import revision_difference
from chautari.news.model.parsed_article import TextBlock
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles, change_clock
from tests.composition.composed_pages import Scene
from tests.support.editions import MINUTE, NOON, edition
from tools.drill.memory_news import NewsTable
from tools.local import take_down

OF_REVISIONS = {"/v1/revisions", "/ne/revisions", "/en/revisions"}
UNIT = 8192  # where the read is eventually consistent
RANDOM = random.Random(1)  # noqa: S311 - the same every time
WORDS = ["".join(RANDOM.choices("कखगजचटजतदनपबमयरलवसह", k=3)) + RANDOM.choice("ािीुेो") for _ in range(3000)]


def text(words: int) -> str:
    return " ".join(RANDOM.choices(WORDS, k=words)) + "।"


def revise(table: Table, number: int, title: str, sentences: int = 1) -> ArticleRevision:
    """An article, and its second revision with another title and other sentences."""
    article_id, at = f"everest-{number:012}", NOON + number * MINUTE
    before = [text(14) for _ in range(sentences)]
    fields = {"url": f"https://outlet.example/{number}/{text(1)}", "excerpt": " ".join(before)[:280]}
    first = replace(
        edition(article_id, title=text(9), changed_at=at, **fields),  # type: ignore[arg-type]
        blocks=tuple(TextBlock("paragraph", sentence) for sentence in before),
    )
    after = tuple(TextBlock("paragraph", f"{text(1)} {sentence}") for sentence in before)
    second = replace(first, summary=replace(first.summary, title=title, revision=2), blocks=after)
    stored = articles.put(table, None, first)
    return articles.put(table, stored.summary, second, difference=revision_difference.between(first, second))


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A table of articles, with no address but those of revisions."""
    of_site = addresses.of_site
    monkeypatch.setattr(
        addresses, "of_site", lambda table, now: {name: of_site(table, now)[name] for name in sorted(OF_REVISIONS)}
    )
    return Scene(Table(NewsTable({}), "revisions"), NOON + 99 * MINUTE)


def made(scene: Scene, composer: PageComposer, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The addresses of revisions that a dispatch composes, stored or not."""
    names, store = set[str](), storing.store
    with monkeypatch.context() as noted:
        noted.setattr(storing, "store", lambda *call: names.update(call[1]) or store(*call))  # type: ignore[func-returns-value]
        scene.compose(composer)
    return names & OF_REVISIONS


def test_a_revision_is_composed_by_the_next_dispatch_alone(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    composer = PageComposer()
    assert made(scene, composer, monkeypatch) == OF_REVISIONS
    articles.put(scene.table, None, edition("everest-000000000099"))
    assert made(scene, composer, monkeypatch) == set(), "a new article is none"
    revise(scene.table, 1, "Seven die")
    assert made(scene, composer, monkeypatch) == OF_REVISIONS
    assert made(scene, composer, monkeypatch) == set()
    for name in OF_REVISIONS:
        reply = scene.passed(name)
        assert reply is not None
        assert (reply.etag, "Seven die" in scene.page(name)) == (scene.of_parts(name).etag, True)


def test_each_is_one_unit_of_revisions_that_say_much(scene: Scene) -> None:
    for number in range(20):
        revise(scene.table, number, text(9), 3)
    scene.compose()
    for name in OF_REVISIONS:
        answer = composed_answers.get(scene.table, name)
        assert answer is not None
        assert UNIT / 3 < len(answer.body) + len(answer.policy) + 300 <= UNIT, name


def test_what_is_ended_twice_hides_no_revision_between(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    composer = PageComposer()
    at = revise(scene.table, 1, "first").summary.changed_at
    made(scene, composer, monkeypatch)
    revise(scene.table, 2, "second")
    change_clock.end_revision(scene.table, at)
    assert made(scene, composer, monkeypatch) == OF_REVISIONS
    assert "second" in scene.page("/en/revisions")


def test_a_revision_whose_writer_is_gone_is_composed_as_it_is_completed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    composer = PageComposer()
    with monkeypatch.context() as killed:
        killed.setattr(change_clock, "end_revision", lambda *_: None)
        at = revise(scene.table, 1, "Seven die").summary.changed_at
    made(scene, composer, monkeypatch)
    articles.complete(scene.table, "everest-000000000001", at)
    assert made(scene, composer, monkeypatch) == OF_REVISIONS


def test_what_a_release_before_wrote_is_told(scene: Scene) -> None:
    """Its clock counts no revisions, and its log has them."""
    revise(scene.table, 1, "Seven die")
    clock = codec.item(dict(keys.news_clock()._asdict()))
    item = scene.table.client.get_item(TableName="", Key=clock)["Item"]
    scene.table.client.put_item(TableName="", Item={name: value for name, value in item.items() if name != "revisions"})
    assert scene.compose() == OF_REVISIONS
    assert "Seven die" in scene.page("/en/revisions")


def test_an_article_that_is_taken_off_is_on_none_at_once(scene: Scene) -> None:
    taken = revise(scene.table, 1, "Seven die").summary.id
    scene.compose()
    take_down.decide(scene.table, take_down.arguments(["--article", taken, "--reason", "by order"]), scene.at)
    assert not OF_REVISIONS & scene.holding()
    scene.compose()
    assert "Seven die" not in scene.page("/en/revisions")


def test_more_than_are_composed_are_asked_for(scene: Scene) -> None:
    for number in range(22):
        revise(scene.table, number, text(9))
    scene.compose()
    assert scene.passed("/v1/revisions", limit="50") is None
    assert scene.page("/v1/revisions").count('"title_before"') == 20
    assert scene.page("/en/revisions").count('<p class="soft">') >= 15


def test_a_taking_off_that_was_cut_off_is_made_good_by_a_second_one(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, composer = revise(scene.table, 1, "Seven die").summary.id, PageComposer()
    scene.compose(composer)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    arguments = take_down.arguments(["--article", taken, "--reason", "by order"])
    with monkeypatch.context() as cut_off:
        cut_off.setattr(change_clock, "end_revision", killed)
        cut_off.setattr(composed_parts, "expire", killed)
        with pytest.raises(KeyboardInterrupt):
            take_down.decide(scene.table, arguments, scene.at)
    with pytest.raises(NothingToDo):
        take_down.decide(scene.table, arguments, scene.at)
    assert all(scene.passed(name) is None for name in OF_REVISIONS)
    scene.compose(composer)
    assert all("Seven die" not in scene.page(name) for name in OF_REVISIONS)

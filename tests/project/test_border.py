"""What others write is typed: no class of news that holds a text leaves open which kind of text it is."""

import importlib
import pkgutil
from dataclasses import is_dataclass

import pytest

from chautari.core import border
from chautari.core.border import Bordered, Untyped
from chautari.news import model, store

# What we declare or compute, and what is read before the border: nothing of it is stored as it is.
NOT_STORED = {
    *("FeedDeclaration", "NewsSource", "PageRule", "RefusedOutlet", "Section"),
    *("ParsedArticle", "QueueMessage", "LinkQueue", "CachedRobots", "HostState", "MinHashEntry", "LogClock"),
    # What is compared: keys of words and counts, and what is joined by them.
    *("Frequencies", "JoinedStories", "Knowledge", "Lexicon", "Report"),
}


def classes() -> list[type]:
    """The dataclasses of news that are stored or hold what is."""
    modules = [
        importlib.import_module(member.name)
        for package in (model, store)
        for member in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]
    held = [member for module in modules for member in vars(module).values() if isinstance(member, type)]
    return [
        member
        for member in dict.fromkeys(held)
        if is_dataclass(member) and member.__module__.startswith("chautari.news")
    ]


def holds_open_text(cls: type) -> bool:
    """Whether a field of the class says no more than `str`."""
    try:
        border._cleaners(cls)
    except Untyped:
        return True
    return False


def test_every_text_of_news_says_which_kind_it_is() -> None:
    assert {cls.__name__ for cls in classes() if holds_open_text(cls)} <= NOT_STORED


@pytest.mark.parametrize(
    "name", ["ArticleSummary", "ArticleRevision", "FeedEntry", "FeedState", "Member", "TakeDown", "TextBlock"]
)
def test_what_is_stored_is_cleaned(name: str) -> None:
    (cls,) = [cls for cls in classes() if cls.__name__ == name]
    assert issubclass(cls, Bordered)

"""Articles recombined from real headlines and teasers: the title of one with sentences of others in its language."""

import gzip
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from chautari.news.model.stored_article import ArticleSummary

NOW = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
NEPALI_SHARE, OUTLETS, EXCERPT = 0.7, 20, 240
APART = timedelta(minutes=2)
# A hundred thousand articles have more names than these days: every second one gets a word that was made up.
MADE_UP_EVERY = 2
_CONSONANTS, _VOWELS = "कखगघचजटडतदनपबमयरलवसह", ["", "ा", "ि", "ु", "े", "ो"]
_LATIN, _LATIN_VOWELS = "bdghjklmnprstvy", "aeiou"


class News:
    """Titles and sentences by language, of the files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.titles: dict[str, list[str]] = {"ne": [], "en": []}
        self.teasers: dict[str, list[str]] = {"ne": [], "en": []}
        for path in sorted(folder.glob("*.json.gz")):
            for row in _rows(json.loads(gzip.decompress(path.read_bytes()))):
                self._take(row)

    def _take(self, row: dict[str, Any]) -> None:
        title, teaser = row["title"], row.get("summary") or row.get("content") or ""
        self.titles[_language(title)].append(title)
        body = row.get("longContent", "")
        for text in (teaser if teaser != title else "", *(body[at : at + 280] for at in range(0, 2800, 280))):
            if text:
                self.teasers[_language(text)].append(text)


def articles(news: News, count: int, chance: random.Random) -> Iterator[ArticleSummary]:
    """`count` articles, one each APART until NOW, the oldest first."""
    for number in range(count):
        language = "ne" if chance.random() < NEPALI_SHARE else "en"
        excerpt = ""
        while len(excerpt) < EXCERPT:
            excerpt += chance.choice(news.teasers[language]) + " "
        if number % MADE_UP_EVERY == 0:
            excerpt = f"{_made_up(language, chance)} {excerpt}"
        yield summary(number, language, chance.choice(news.titles[language]), excerpt[:EXCERPT], count)


def summary(number: int, language: str, title: str, excerpt: str, count: int, source: str = "") -> ArticleSummary:
    """An article of an outlet; of OUTLETS ones in turn, if none is named."""
    key, at = source or f"outlet{number % OUTLETS}", NOW - APART * (count - number)
    return ArticleSummary(
        id=f"{key}-{number:012x}",
        source=key,
        outlet=f"The Outlet {key}",
        url=f"https://{key}.example/{number}",
        title=title,
        excerpt=excerpt,
        section="national",
        language=language,
        authors=("A. Author",),
        agency="",
        published=at,
        published_exact=True,
        modified=None,
        image=None,
        original=f"{key}-{number:012x}",
        republish="excerpt",
        listed_at=at,
        changed_at=at,
        revision=1,
    )


def _rows(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict) and ("news" in content or "articles" in content):
        yield from content.get("news") or content["articles"]
    elif isinstance(content, dict):
        yield from (row for rows in content.values() for row in rows)


def _language(text: str) -> str:
    return "ne" if any("\u0900" <= letter <= "\u097f" for letter in text) else "en"


def _made_up(language: str, chance: random.Random) -> str:
    if language == "ne":
        return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(4))
    return "".join(chance.choice(_LATIN) + chance.choice(_LATIN_VOWELS) for _ in range(4)).title()

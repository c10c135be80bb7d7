"""Title, authors and time of pages against their truth, of our reader and of the best libraries in the same run.

Libraries that tell nothing of a field are left out of it. A library may state `published` as a day or as an instant;
the day is compared as stated, the instant only with truths that have one. Where a page states only when it was changed,
that is its date: the sets and the libraries do not tell the two apart. Our reader was tuned on the half that the
readers of bodies held out; of dates, its failures on the other half were looked at too.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import turbohtml
from htmldate import find_date
from trafilatura import bare_extraction

from chautari.news.extraction import metadata
from chautari.news.extraction.document import parse
from tools.bench.extraction.pages import Half, TruePage

NEAR, FEW = 0.8, 20
HALVES: Mapping[Half, str] = {"held-out": "tuned", "tuned": "other half"}
HEADS = ("title", "near", "authors", "name P", "name R", "name F1", "date", "date P", "instant", "pages")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_NAMES = re.compile(r"\s*(?:[,;|&]|\band\b)\s*")
_WORDS = re.compile(r"[\w\u0900-\u097f]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader says of a page; `published` as ISO text. Empty is what it does not say."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""


Reader = Callable[[TruePage], Said]


def rows(pages: Iterable[TruePage], readers: Mapping[str, Reader] | None = None) -> Iterator[str]:
    """A table line by line: every set with such truth, whole and in its two halves, every reader."""
    told = [page for page in pages if page.title]
    yield f"{'metadata':<42}" + "".join(f"{head:>9}" for head in HEADS)
    for name, reader in (readers or READERS).items():
        found = [(page, reader(page)) for page in told]
        for label, part in _parts(found):
            yield f"{label:<28}{name:<14}" + "".join(_cell(value) for value in scores(part))


def scores(found: list[tuple[TruePage, Said]]) -> tuple[float, ...]:
    """The columns of HEADS over some pages."""
    signed = [(_names(page.authors), _names(said.authors)) for page, said in found if page.authors]
    right = sum(len(true & told) for true, told in signed)
    precision = _share(right, sum(len(told) for _, told in signed))
    recall = _share(right, sum(len(true) for true, _ in signed))
    dated = [(page.published, said.published) for page, said in found if page.published]
    same_day = sum(told.startswith(true[:10]) for true, told in dated)
    timed = [(datetime.fromisoformat(true), told) for true, told in dated if len(true) > 19]
    return (
        _share(sum(_key(page.title) == _key(said.title) for page, said in found), len(found)),
        _share(sum(_overlap(page.title, said.title) >= NEAR for page, said in found), len(found)),
        _share(sum(true == told for true, told in signed), len(signed)),
        precision,
        recall,
        _share(2 * precision * recall, precision + recall),
        _share(same_day, len(dated)),
        _share(same_day, sum(bool(told) for _, told in dated)),
        _share(sum(_instant(told) == true for true, told in timed), len(timed)),
        len(found),
    )


def _ours(page: TruePage) -> Said:
    read = metadata.read(parse(page.html), page.url)
    date = read.published or read.modified
    return Said(
        read.title, read.authors, (date.isoformat() if read.published_exact else str(date.date())) if date else ""
    )


def _trafilatura(page: TruePage) -> Said:
    found: Any = bare_extraction(page.html, url=page.url or None, with_metadata=True)
    return Said(found.title or "", (found.author or "",), found.date or "") if found else Said()


def _htmldate(page: TruePage) -> Said:
    text = page.html.decode("utf-8", "replace")
    stated = find_date(text, url=page.url or None, original_date=True, outputformat="%Y-%m-%dT%H:%M:%S%z")
    return Said(published=(stated or "").removesuffix("T00:00:00"))


def _turbohtml(page: TruePage) -> Said:
    found = turbohtml.parse(page.html).article()
    return Said(found.title or "", (found.byline or "",), str(found.date or ""))


READERS: Mapping[str, Reader] = {
    "chautari": _ours,
    "trafilatura": _trafilatura,
    "htmldate": _htmldate,
    "turbohtml": _turbohtml,
}


def _parts(found: list[tuple[TruePage, Said]]) -> Iterator[tuple[str, list[tuple[TruePage, Said]]]]:
    for name in dict.fromkeys(page.set for page, _ in found):
        whole = [pair for pair in found if pair[0].set == name]
        yield name, whole
        for half, ours in HALVES.items() if len(whole) > FEW else ():
            yield f"{name}, {ours}", [pair for pair in whole if pair[0].half == half]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _cell(value: float) -> str:
    """A column; nothing where there is nothing to compare, or the reader never tells it."""
    return f"{value:>9}" if isinstance(value, int) else f"{value:>9.3f}" if value else f"{'-':>9}"


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).casefold().split())


def _names(authors: Iterable[str]) -> frozenset[str]:
    """Names alone, however many stand in one text."""
    return frozenset(name for text in authors for part in _NAMES.split(_key(text)) if (name := part.strip(" .")))


def _overlap(true: str, told: str) -> float:
    """F1 of the words of two titles."""
    first, second = Counter(_WORDS.findall(_key(true))), Counter(_WORDS.findall(_key(told)))
    return _share(2 * (first & second).total(), first.total() + second.total())


def _instant(text: str) -> datetime | None:
    """The instant that an ISO text states; None for a day, or a time without a zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None

"""The folder of labelled pages: for each `page.html`, `reading.json` and `label.txt`, never in the repository.

The pages are other people's: they are for measuring beside the project, as the benchmarks' pages are.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from chautari.news.extraction import NoArticle, extract
from chautari.news.model.parsed_article import ParsedArticle
from tools.label import label_text
from tools.label.label_text import ArticleLabel
from tools.local.errors import CannotRun
from tools.local.options import ROOT

PAGE, READING, LABEL = "page.html", "reading.json", "label.txt"
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page, the address that it was at, and its label."""

    name: str
    url: str
    html: bytes
    label: ArticleLabel


def checked_folder(folder: Path) -> Path:
    """`folder`, which must lie outside the repository. Raises CannotRun."""
    if folder.resolve().is_relative_to(ROOT):
        raise CannotRun(f"DIR={folder} is in the repository: labelled pages are other people's and stay outside")
    return folder


def add(folder: Path, url: str, html: bytes) -> Path:
    """Write a page with our reading as its label, to be corrected; a page that has one stays as it is.

    Whoever checked the label did so beside that page, and an outlet edits its articles.
    """
    place = _place(checked_folder(folder), url)
    if (place / LABEL).exists():
        return place
    place.mkdir(parents=True, exist_ok=True)
    article = _reading(html, url)
    (place / PAGE).write_bytes(html)
    reading = {"url": url, "title": article.title, "kind": article.kind, "text": article.text}
    (place / READING).write_text(json.dumps(reading, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (place / LABEL).write_text(label_text.write(label_text.label_of(article)), encoding="utf-8")
    return place


def _place(folder: Path, url: str) -> Path:
    """The folder of a page; with a hash where the address of another begins alike, as encoded headlines do."""
    name = re.sub(r"[^\w.=-]+", "-", url.partition("://")[2]).strip("-")[:LONGEST_NAME]
    reading = folder / name / READING
    if not reading.exists() or json.loads(reading.read_text(encoding="utf-8"))["url"] == url:
        return folder / name
    return folder / f"{name}-{sha256(url.encode()).hexdigest()[:12]}"


def labelled(folder: Path) -> Iterator[LabelledPage]:
    """The pages whose label a person has checked, by name."""
    for place in sorted(checked_folder(folder).glob("*")):
        if not (place / LABEL).exists():
            continue
        label = label_text.read((place / LABEL).read_text(encoding="utf-8"))
        if label.checked_by:
            url = json.loads((place / READING).read_text(encoding="utf-8"))["url"]
            yield LabelledPage(place.name, url, (place / PAGE).read_bytes(), label)


def _reading(html: bytes, url: str) -> ParsedArticle:
    """What we read; nothing, with the kind that it has, where we find no article."""
    try:
        return extract(html, url)
    except NoArticle as error:
        return ParsedArticle(title="", blocks=(), kind=error.article_kind or "article")

"""Pages whose kind is known, each in the half of its site: tuned on, or never looked at."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

Half = Literal["tuned", "held-out"]
# Folders with truth.json.gz; of the others every page is a news article.
WITH_TRUTH = ("wcxb-kinds", "wcxb-dev", "wcxb-more")
FIXTURES = ("publisher-fixtures", "publisher-fixtures-more")
# Second-level domains under which sites register: a site has three labels there.
_PUBLIC = frozenset(("co", "com", "org", "net", "gov", "edu", "ac", "or"))


@dataclass(frozen=True, slots=True)
class KindPage:
    """A page with its kind by the set's makers: "article", "listing", "collection", "product", "forum" ..."""

    set: str
    kind: str
    url: str
    html: bytes

    @property
    def half(self) -> Half:
        """The half of its site, whatever the page."""
        return "tuned" if sha256(site(self.url).encode()).digest()[0] % 2 else "held-out"


def site(url: str) -> str:
    """The domain that the site of an address registered."""
    labels = (urlsplit(url).hostname or "").split(".")
    is_below_public = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _PUBLIC
    return ".".join(labels[-3 if is_below_public else -2 :])


def load(folder: Path) -> Iterator[KindPage]:
    """Every page of the sets in `folder`."""
    for name in WITH_TRUTH:
        with gzip.open(folder / name / "truth.json.gz") as file:
            truth = json.load(file)
        for page, stated in sorted(truth.items()):
            yield KindPage(name, stated.get("page_type") or "article", stated["url"], _html(folder / name, page))
    news = json.loads((folder / "body-truth" / "truth.json").read_text(encoding="utf-8"))
    for page, stated in sorted(news.items()):
        yield KindPage("body-truth", "article", stated["url"], _html(folder / "body-truth", page))
    for name in FIXTURES:
        for path in sorted((folder / name).glob("*.html.gz")):
            yield _fixture(name, path)


def _fixture(name: str, path: Path) -> KindPage:
    """A publisher's page. Its address is not known: one of a usual shape stands for it."""
    publisher = path.name.partition("_")[0].lower()
    url = f"https://{publisher}.example/world/a-report-of-the-day"
    return KindPage(name, "article", url, _html(path.parent, path.name.removesuffix(".html.gz")))


def _html(folder: Path, name: str) -> bytes:
    with gzip.open(folder / f"{name}.html.gz") as file:
        return file.read()

"""The pages that are measured, each with what it says according to its set's makers; read from a folder beside us.

A set is split in two by its pages' names: the readers were tuned on one half, the other decides.
"""

import gzip
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

SETS = ("body-truth", "publisher-fixtures", "wcxb-dev")
Half = Literal["tuned", "held-out"]


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page and its truth. Empty where the set states none; `published` is text as the set prints it."""

    set: str
    name: str
    html: bytes
    body: str
    url: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""

    @property
    def half(self) -> Half:
        """Which half of its set it belongs to, whatever else is in it."""
        return "tuned" if sha256(self.name.encode()).digest()[0] % 2 else "held-out"


def load(folder: Path) -> list[TruePage]:
    """Every page of the three sets in `folder`, in a fixed order."""
    news, publishers, articles = (folder / name for name in SETS)
    return [*_body_truth(news), *_publisher(publishers), *_wcxb(articles)]


def _body_truth(folder: Path) -> list[TruePage]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return [
        TruePage(folder.name, name, _page(folder, name), body=stated["articleBody"], url=stated["url"])
        for name, stated in sorted(truth.items())
    ]


def _wcxb(folder: Path) -> list[TruePage]:
    with gzip.open(folder / "truth.json.gz") as file:
        truth = json.load(file)
    return [
        TruePage(
            folder.name,
            name,
            _page(folder, name),
            body=stated["main_content"],
            url=stated["url"],
            title=stated["title"] or "",
            authors=(stated["author"],) if stated["author"] else (),
            published=stated["publish_date"] or "",
        )
        for name, stated in sorted(truth.items())
    ]


def _publisher(folder: Path) -> list[TruePage]:
    return [_publisher_page(folder, path.name.removesuffix(".html.gz")) for path in sorted(folder.glob("*.html.gz"))]


def _publisher_page(folder: Path, name: str) -> TruePage:
    """The set keeps what was expected of each layout; the newest is that of the page."""
    layouts = json.loads((folder / f"expected_{name.partition('_')[0]}.json").read_text(encoding="utf-8"))
    stated: dict[str, Any] = list(layouts.values())[-1]
    return TruePage(
        folder.name,
        name,
        _page(folder, name),
        body=_publisher_body(stated["body"]),
        title=stated["title"],
        authors=tuple(stated["authors"]),
        published=stated["publishing_date"],
    )


def _publisher_body(body: dict[str, Any]) -> str:
    sections = (line for each in body["sections"] for line in [*each["headline"], *each["paragraphs"]])
    return "\n".join([*body["summary"], *sections])


def _page(folder: Path, name: str) -> bytes:
    with gzip.open(folder / f"{name}.html.gz") as file:
        return file.read()

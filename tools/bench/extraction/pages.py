"""The pages that are measured, each with what it says according to its set's makers; read from a folder beside us.

A set is split in two by its pages' names: the readers were tuned on one half, the other decides.
"""

import gzip
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

SETS = ("body-truth", "publisher-fixtures", "publisher-fixtures-more", "wcxb-dev", "wcxb-more")
Half = Literal["tuned", "held-out"]
_DAY = re.compile(r"_\d{4}_\d{2}_\d{2}$")


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page and its truth. Empty where the set states none; `published` is text as the set prints it.

    - standfirst: part of `body` too, at its beginning.
    - publisher: the outlet's name where the set states it in place of an address.
    """

    set: str
    name: str
    html: bytes
    body: str
    url: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    standfirst: str = ""
    publisher: str = ""

    @property
    def half(self) -> Half:
        """Which half of its set it belongs to, whatever else is in it."""
        return "tuned" if sha256(self.name.encode()).digest()[0] % 2 else "held-out"


def load(folder: Path, sets: Sequence[str] = SETS) -> list[TruePage]:
    """Every page of these sets in `folder`, in a fixed order."""
    return [page for name in sets for page in _LOADERS[name.partition("-")[0]](folder / name)]


def _body_truth(folder: Path) -> list[TruePage]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return [
        TruePage(folder.name, name, _page(folder, name), body=stated["articleBody"], url=stated["url"])
        for name, stated in sorted(truth.items())
    ]


def _wcxb(folder: Path) -> list[TruePage]:
    """Two pages of the set have no true text; they are left out."""
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
        if stated.get("main_content")
    ]


def _publisher(folder: Path) -> list[TruePage]:
    """Pages are named by publisher and day, expectations by publisher; those of a country begin with its code."""
    names = sorted(path.name.removesuffix(".html.gz") for path in folder.glob("*.html.gz"))
    pages = {name: _DAY.search(name) for name in names}
    return [
        _publisher_page(folder, name, name[: day.start()], day[0].strip("_").replace("_", "-"))
        for name, day in pages.items()
        if day
    ]


def _publisher_page(folder: Path, name: str, publisher: str, day: str) -> TruePage:
    """The set keeps what was expected of each layout: the page's is the newest that was published by its day."""
    country, _, outlet = publisher.rpartition("_")
    file = folder / "_".join(filter(None, (country, "expected", f"{outlet}.json")))
    layouts = list(json.loads(file.read_text(encoding="utf-8")).values())
    stated: dict[str, Any] = next(
        (layout for layout in reversed(layouts) if layout.get("publishing_date", "")[:10] <= day), layouts[-1]
    )
    return TruePage(
        folder.name,
        name,
        _page(folder, name),
        body=_publisher_body(stated["body"]),
        title=stated.get("title") or "",
        authors=tuple(stated.get("authors", ())),
        published=stated.get("publishing_date", ""),
        standfirst="\n".join(stated["body"]["summary"]),
        publisher=outlet,
    )


def _publisher_body(body: dict[str, Any]) -> str:
    sections = (line for each in body["sections"] for line in [*each["headline"], *each["paragraphs"]])
    return "\n".join([*body["summary"], *sections])


def _page(folder: Path, name: str) -> bytes:
    with gzip.open(folder / f"{name}.html.gz") as file:
        return file.read()


_LOADERS: Mapping[str, Callable[[Path], list[TruePage]]] = {
    "body": _body_truth,
    "publisher": _publisher,
    "wcxb": _wcxb,
}

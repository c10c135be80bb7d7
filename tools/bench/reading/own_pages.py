"""The project's own pages in the layouts of Nepal's outlets, with what they say.

They are those of `tests/fixtures/news`, and the sixty that `tools/bench/nepal` makes.
"""

import json
from pathlib import Path

from tools.bench.extraction.pages import TruePage
from tools.bench.nepal.pages import pages

FOLDER = Path(__file__).resolve().parents[3] / "tests/fixtures/news"
NAME, MADE = "own-pages", "pages-of-nepal"


def load(folder: Path = FOLDER) -> list[TruePage]:
    """Every page with its expected text, by outlet."""
    return [_page(path) for path in sorted(folder.glob("*/*.html"))]


def made() -> list[TruePage]:
    """The sixty, by outlet; their texts state the standfirst apart."""
    return [
        TruePage(MADE, page.name, page.html, page.story.body, url=page.url, publisher=page.layout) for page in pages()
    ]


def _page(path: Path) -> TruePage:
    stated = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return TruePage(
        NAME,
        f"{path.parent.name}/{path.stem}",
        path.read_bytes(),
        body="\n".join(text for _, text in stated["blocks"]),
        url=stated["url"],
        title=stated["title"],
        authors=tuple(stated["authors"]),
        published=stated["published"] or "",
        publisher=path.parent.name,
    )

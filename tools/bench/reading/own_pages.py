"""The project's own pages in the layouts of Nepal's outlets, with what they say: `tests/fixtures/news`."""

import json
from pathlib import Path

from tools.bench.extraction.pages import TruePage

FOLDER = Path(__file__).resolve().parents[3] / "tests/fixtures/news"
NAME = "own-pages"


def load(folder: Path = FOLDER) -> list[TruePage]:
    """Every page with its expected text, by outlet."""
    return [_page(path) for path in sorted(folder.glob("*/*.html"))]


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

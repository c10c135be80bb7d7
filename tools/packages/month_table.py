"""The one table of month lengths in the repository, `nepali/data/bs-months.json`: read, and rewritten by year."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.packages.shared_modules import PACKAGE

TABLE = PACKAGE / "nepali" / "data" / "bs-months.json"


def read(path: Path = TABLE) -> dict[str, Any]:
    """The whole document: first day, meaning of each confidence, years."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def rewrite(rows: Mapping[int, Mapping[str, Any]], path: Path = TABLE) -> None:
    """Replace the lines of these years and leave every other byte as it is."""
    text = path.read_text(encoding="utf-8")
    for year, row in rows.items():
        line = f'  "{year}": {json.dumps(row, ensure_ascii=False)}'
        start = text.index(f'  "{year}": {{')
        end = text.index("}", start) + 1
        text = text[:start] + line + text[end:]
    path.write_text(text, encoding="utf-8")

"""docs/performance.md: a section for each bench, those that did not run as they stood."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.local.options import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
_HEAD = """# Performance, measured

Written by `make bench`, on one machine, in turns; each section names the commit that it ran on. Ratios hold elsewhere,
milliseconds do not. A figure over its aim says so.
"""
_SECTION = re.compile(r"<!-- section (?P<key>[a-z]+) -->\n(?P<text>.*?)<!-- end -->\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """What a bench found: a title, what was done, and a table."""

    title: str
    method: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]


def write(sections: Mapping[str, Section], document: Path = DOCUMENT) -> None:
    """Write the sections by their keys; those of other benches stay."""
    standing = document.read_text(encoding="utf-8") if document.exists() else ""
    texts = {match["key"]: match["text"] for match in _SECTION.finditer(standing)}
    texts |= {key: markdown(section) for key, section in sections.items()}
    parts = [f"<!-- section {key} -->\n{text}<!-- end -->\n" for key, text in texts.items()]
    document.write_text("\n".join([_HEAD, *parts]), encoding="utf-8")


def markdown(section: Section) -> str:
    """A section as Markdown, with the commit that it was measured on."""
    lines = [f"## {section.title}", "", f"{section.method} Measured on {_commit()}.", ""]
    lines += [_row(section.columns), _row("---" for _ in section.columns), *map(_row, section.rows), ""]
    return "\n".join(lines) + "\n"


def _row(cells: object) -> str:
    return f"| {' | '.join(cells)} |"  # type: ignore[arg-type]


def _commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S607

    changed = " with changes" if git("status", "--porcelain", "--", "layers", "functions") else ""
    return f"`{git('rev-parse', '--short=10', 'HEAD')}`{changed}"

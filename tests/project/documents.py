"""What the documents for people name: files, folders and modules of the repository, in code spans and in links."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.template_file import ROOT

PACKAGE = ROOT / "layers" / "shared" / "chautari"
FOLDERS = (
    "docs",
    "events",
    "examples",
    "functions",
    "layers",
    "packages",
    "recorded",
    "requirements",
    "tests",
    "tools",
    "web",
)
# Written by tools and never committed.
MADE = {"node_modules", "__pycache__", "generated", "build"}
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"```.*?```|``.*?``|`[^`\n]*(?:\n(?!\n)[^`\n]*)?`", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
PATH = re.compile(r"(?<![\w./<@-])[\w<>*-][\w.<>*-]*(?:/[\w.<>*-]+)*/?")
# TypeScript's declarations of our API are no module of the package.
MODULE = re.compile(r"(?<![\w./-])chautari(?!\.d\.ts)(?:\.\w+)+")
SUFFIXES = (".py", ".md", ".csv", ".toml", ".yaml")
# A folder of a bucket (docs/decisions/0006-notices-and-market-days.md) that is called as a room is.
FOLDERS_OF_BUCKETS = {"calendar/"}


def files() -> list[str]:
    """Every file of the repository, as text from its root."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    paths = [path for path in (*ROOT.iterdir(), *inside) if not MADE & set(path.relative_to(ROOT).parts)]
    return [str(path.relative_to(ROOT)) for path in paths]


def spans(text: str) -> Iterator[str]:
    """The code of a document, in a line and in blocks."""
    return (match[0].strip("`") for match in CODE.finditer(text))


def paths(text: str) -> set[str]:
    """What looks like a file or folder of ours: it begins as one of our folders or ends as one of our files does."""
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    names = {match[0].rstrip(".") for span in spans(text) for match in PATH.finditer(span)}
    return {name for name in names - FOLDERS_OF_BUCKETS if _is_ours(name, {*rooms, *FOLDERS, "chautari"})}


def _is_ours(name: str, tops: set[str]) -> bool:
    if MADE & set(name.split("/")):
        return False
    return name.endswith(SUFFIXES) or (name.partition("/")[0] in tops and "/" in name)


def modules(text: str) -> set[str]:
    """The dotted names of the package."""
    return {match[0] for match in MODULE.finditer(text)}


def links(document: Path) -> set[Path]:
    """The files of ours that a document links to."""
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    return {document.parent / target for target in targets if "://" not in target and not target.startswith("mailto:")}

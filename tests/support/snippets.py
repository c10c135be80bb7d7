"""Pieces of code in the documents, as a reader copies them."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.support.template_file import ROOT

_FENCE = re.compile(r"^```([a-z]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DOCUMENTS = ("README.md", "docs/*.md", "clients/*/README.md")
# What the running system is asked by.
PROGRAMS = {"python": ".py", "ts": ".mts", "sh": ".sh"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of code: its document, which piece of it, its language and its text."""

    document: str
    number: int
    language: str
    code: str

    @property
    def stem(self) -> str:
        """A file name without its ending."""
        return f"{re.sub('[^a-z]+', '_', self.document.removesuffix('.md').lower())}_{self.number}"

    def at(self, address: str) -> str:
        """The code with `address` where a reader puts the address of the API."""
        return self.code.replace("https://<address>", address)


def all_snippets() -> list[Snippet]:
    """The pieces with a language, of every document for readers."""
    paths = sorted(path for pattern in DOCUMENTS for path in ROOT.glob(pattern))
    return [snippet for path in paths for snippet in _snippets(path)]


def _snippets(path: Path) -> list[Snippet]:
    pieces = _FENCE.findall(path.read_text(encoding="utf-8"))
    document = str(path.relative_to(ROOT))
    return [Snippet(document, number, language, code) for number, (language, code) in enumerate(pieces, 1)]

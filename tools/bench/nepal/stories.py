"""Stories of which the pages are made, written for the project: `stories-ne.txt` and `stories-en.txt`.

A line's first sign says what it is: `#` a new story's words of address and section, `=` its title, `@` an author,
`~` the caption of its picture, `^` its standfirst, `##` a heading, `>` a quotation, `-` an item, `|` a row of a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

PartKind = Literal["paragraph", "heading", "quote", "item", "row"]
_KINDS: dict[str, PartKind] = {"##": "heading", ">": "quote", "-": "item", "|": "row"}
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A paragraph, heading, quotation, list item or row of a table; the cells of a row as `a | b`."""

    kind: PartKind
    text: str


@dataclass(slots=True)
class Story:
    """What a page tells. slug: the English words of its address. section: a key of the sections."""

    slug: str
    section: str
    title: str = ""
    caption: str = ""
    standfirst: str = ""
    authors: list[str] = field(default_factory=list)
    parts: list[StoryPart] = field(default_factory=list)

    @property
    def opening(self) -> str:
        """Its first paragraph."""
        return next(part.text for part in self.parts if part.kind == "paragraph")

    @property
    def body(self) -> str:
        """Its text, one part a line, without the standfirst."""
        return "\n".join(part.text.replace(" | ", " ") for part in self.parts)


@cache
def stories(language: str) -> tuple[Story, ...]:
    """The stories in a language, `ne` or `en`, in the file's order."""
    return tuple(_read((_FOLDER / f"stories-{language}.txt").read_text(encoding="utf-8")))


def _read(text: str) -> Iterator[Story]:
    for paragraph in text.strip().split("\n\n"):
        first, *lines = paragraph.split("\n")
        slug, section = first.removeprefix("# ").split(" | ")
        story = Story(slug, section)
        for line in lines:
            _add(story, line)
        yield story


def _add(story: Story, line: str) -> None:
    mark, _, rest = line.partition(" ")
    if mark == "@":
        story.authors.append(rest)
    elif mark == "=":
        story.title = rest
    elif mark == "~":
        story.caption = rest
    elif mark == "^":
        story.standfirst = rest
    elif mark in _KINDS:
        story.parts.append(StoryPart(_KINDS[mark], rest))
    else:
        story.parts.append(StoryPart("paragraph", line))

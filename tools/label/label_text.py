"""A label: what an article page says, as a text that a person corrects in an editor.

A line's first sign says what it is: `=` the title, `@` an author, `&` the time of publication (an ISO instant or day),
`+` the kind, `^` the standfirst, `##` a heading, `>` a quotation, `-` an item; any other line is a paragraph. `!` names
the person who compared all of it with the page: without it the label doesn't count. `\\` before a line takes its sign
for text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chautari.news.model.parsed_article import BlockKind, ParsedArticle, TextBlock

_BLOCKS: dict[str, BlockKind] = {"##": "heading", ">": "quote", "-": "item"}
_SIGNS = ("=", "@", "&", "+", "^", "!", "\\", *_BLOCKS)
UNCHECKED = "! "


@dataclass(slots=True)
class ArticleLabel:
    """published: an instant or a day in ISO form, empty where the page states none. checked_by: empty until checked."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    published: str = ""
    kind: str = ""
    standfirst: str = ""
    checked_by: str = ""
    blocks: list[TextBlock] = field(default_factory=list)

    @property
    def body(self) -> str:
        """Its text, one block a line."""
        return "\n".join(block.text for block in self.blocks)


def label_of(article: ParsedArticle) -> ArticleLabel:
    """Our reading of a page as a label that nobody has checked."""
    published = article.published
    stated = (published.isoformat() if article.published_exact else str(published.date())) if published else ""
    return ArticleLabel(article.title, list(article.authors), stated, article.kind, "", "", list(article.blocks))


def write(label: ArticleLabel) -> str:
    """The text of a label, to be corrected by hand."""
    head = [f"= {label.title}", *(f"@ {author}" for author in label.authors), f"& {label.published}", f"+ {label.kind}"]
    head += [f"^ {label.standfirst}", f"{UNCHECKED}{label.checked_by}".rstrip()]
    return "\n".join([*head, "", *map(_line, label.blocks)]) + "\n"


def read(text: str) -> ArticleLabel:
    """The inverse of `write`; empty lines mean nothing."""
    label = ArticleLabel()
    for line in _lines(text):
        _add(label, line)
    return label


def _lines(text: str) -> Iterator[str]:
    return (line for line in map(str.strip, text.splitlines()) if line)


def _line(block: TextBlock) -> str:
    sign = next((sign for sign, kind in _BLOCKS.items() if kind == block.kind), "")
    if sign:
        return f"{sign} {block.text}"
    return f"\\ {block.text}" if block.text.split(" ", 1)[0] in _SIGNS else block.text


def _add(label: ArticleLabel, line: str) -> None:
    sign, _, rest = line.partition(" ")
    if sign == "@":
        label.authors.append(rest)
    elif sign in _FIELDS:
        setattr(label, _FIELDS[sign], rest)
    elif sign in _BLOCKS:
        label.blocks.append(TextBlock(_BLOCKS[sign], rest))
    else:
        label.blocks.append(TextBlock("paragraph", rest if sign == "\\" else line))


_FIELDS = {"=": "title", "&": "published", "+": "kind", "^": "standfirst", "!": "checked_by"}

"""Pages built for tests of the body readers: plain prose in whatever markup, and what sites put around it."""

from collections.abc import Sequence

from chautari.news.extraction import extract

ADDRESS = "https://news.example/story"
MENU = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "World", "Money"))
    + "</ul></nav>"
)
FOOTER = (
    "<footer><p>Published by The Example Company, which is registered in Kathmandu and prints on weekdays.</p></footer>"
)


def paragraph(number: int, topic: str = "the new bridge") -> str:
    """A paragraph unlike any other: some two hundred letters, with commas, ending as sentences do."""
    return (
        f"In its report number {number}, the council said of {topic} that work would go on for another"
        f" {number + 2} weeks,"
        f" that traffic, which had been stopped, would return by then, and that member {number} had voted against it."
    )


def paragraphs(count: int, topic: str = "the new bridge") -> list[str]:
    """So many of them."""
    return [paragraph(number, topic) for number in range(1, count + 1)]


def as_p(texts: Sequence[str]) -> str:
    """Each in a `p`."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(content: str, head: str = "", body: str = "") -> bytes:
    """A whole page around `content`; `body` are attributes of the body."""
    return f"<!doctype html><html><head>{head}</head><body {body}>{MENU}{content}{FOOTER}</body></html>".encode()


def read(html: bytes) -> list[str]:
    """The texts of the blocks that are found."""
    return [block.text for block in extract(html, ADDRESS).blocks]

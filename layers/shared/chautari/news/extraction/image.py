"""Lead image of the article: Open Graph's, else JSON-LD's, with its stated size and the caption below it."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from urllib.parse import urljoin, urlsplit

from chautari.core.web_address import web_address
from chautari.news.extraction import json_ld
from chautari.news.extraction.document import Element
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.extraction.places import PageRegion
from chautari.news.extraction.title import clean
from chautari.news.model.parsed_article import ArticleImage

LARGEST, LONGEST_CAPTION, MOST_FIGURES = 20_000, 400, 8
_FIGURE, _PARAGRAPH = "figcaption", "p[class*=caption i]"
_BEFORE_MARK = re.compile(r"\s(?=[.,;:!?।)])")
_PORTRAITS = ("gravatar.com",)
_LOGOS = ("logo", "default", "placeholder", "favicon")


def read(facts: PageFacts, place: PageRegion) -> ArticleImage | None:
    """The lead image with an absolute URL; None if the page states none but its logo."""
    for url, width, height, caption in _stated(facts):
        address = _absolute(url, facts.url)
        if address:
            return ArticleImage(address, width, height, caption or _caption(facts, place, url.strip()))
    return None


def _stated(facts: PageFacts) -> Iterator[tuple[str, int | None, int | None, str]]:
    """Address, width, height and caption of every image that the page calls its own."""
    nodes = [_node(facts, facts.article.get(name)) for name in ("image", "thumbnailUrl")]
    sizes = [_pixels(facts.first(f"og:image:{side}")) for side in ("width", "height")]
    for url in facts.contents("og:image", "og:image:url", "og:image:secure_url")[:1]:
        same = next((node for node in nodes if node[0] == url), ("", None, None, ""))
        yield url, sizes[0] or same[1], sizes[1] or same[2], same[3]
    yield from (node for node in nodes if node[0])
    yield from ((url, None, None, "") for url in facts.contents("twitter:image", "twitter:image:src", "thumbnail")[:1])


def _node(facts: PageFacts, value: object) -> tuple[str, int | None, int | None, str]:
    """The first image of a JSON-LD value: an address, an ImageObject or a list of them."""
    image = value[0] if isinstance(value, list) and value else value
    if isinstance(image, Mapping):
        image = (
            facts.nodes_by_id.get(str(image.get("@id")), image)
            if "url" not in image and "contentUrl" not in image
            else image
        )
        url = next(iter(json_ld.texts(image.get("url") or image.get("contentUrl"))), "")
        caption = next(iter(json_ld.texts(image.get("caption"))), "")
        return url, _pixels(image.get("width")), _pixels(image.get("height")), clean(caption)[:LONGEST_CAPTION]
    return (image.strip() if isinstance(image, str) else ""), None, None, ""


def _absolute(url: str, page: str) -> str:
    """The absolute URL; empty for a picture that is not the article's, or for no URL."""
    try:
        address = urljoin(page, url.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    name = parts.path.rpartition("/")[2].lower()
    is_picture = not name.startswith(_LOGOS) and not (parts.hostname or "").endswith(_PORTRAITS)
    return web_address(address) if is_picture else ""


def _caption(facts: PageFacts, place: PageRegion, url: str) -> str:
    """The caption of the picture with this file name."""
    name = urlsplit(url).path.rpartition("/")[2]
    for caption in islice((element for element in _captions(facts) if not place.is_elsewhere(element)), MOST_FIGURES):
        if name and _shows(caption, name):
            return _BEFORE_MARK.sub("", clean(" ".join(caption.strings)))[:LONGEST_CAPTION]
    return ""


def _captions(facts: PageFacts) -> list[Element]:
    """The captions in the page's order. A selector of two tags looks at every element, one of one tag does not."""
    figures, paragraphs = (facts.document.select(selector) for selector in (_FIGURE, _PARAGRAPH))
    return facts.document.select(f"{_FIGURE}, {_PARAGRAPH}") if figures and paragraphs else figures or paragraphs


def _shows(caption: Element, name: str) -> bool:
    """Whether the figure of a caption holds the picture of this file name."""
    figure = caption.closest("figure") or caption.parent
    pictures = figure.select("img")[:3] if isinstance(figure, Element) else []
    return any(
        name in (value or "") for picture in pictures for value in map(picture.attr, ("src", "data-src", "srcset"))
    )


def _pixels(value: object) -> int | None:
    """A size in pixels from `1200`, `"1200px"` or a QuantitativeValue; None if it is implausible."""
    size_stated = value.get("value") if isinstance(value, Mapping) else value
    digits = str(size_stated).strip().removesuffix("px").strip()
    size = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 5 else 0
    return size if 0 < size <= LARGEST else None

"""Shared input of all metadata readers, collected from the page once: meta elements, JSON-LD, names of the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from chautari.core.web_address import web_address
from chautari.news.extraction import json_ld
from chautari.news.extraction.document import Document, Element
from chautari.news.extraction.json_ld import Node

# Types of https://schema.org/Article and what sites use in its place, best first.
ARTICLES = ("NewsArticle", "Article", "BlogPosting", "Posting", "Report", "Review", "Recipe", "VideoObject")
PAGES = ("WebPage", "ItemPage", "MedicalWebPage", "FAQPage", "AboutPage", "QAPage", "CollectionPage")
SITES = ("WebSite", "Organization", "NewsMediaOrganization", "Corporation")
LONGEST_TEXT, MOST_SAID = 200_000, 50


@dataclass(frozen=True)
class PageFacts:
    """- `meta`: contents by lower-case name, in the page's order.
    - `article`: the JSON-LD node of the article, or {}.
    """

    document: Document
    url: str
    meta: Mapping[str, list[str]]
    graph: list[Node]
    article: Node

    def contents(self, *names: str) -> list[str]:
        """The contents of these meta elements, in the order of the names."""
        return [content for name in names for content in self.meta.get(name, ())]

    def first(self, *names: str) -> str:
        """The first content of these meta elements; empty if there is none."""
        return next(iter(self.contents(*names)), "")

    @cached_property
    def types(self) -> frozenset[str]:
        """Every type that its JSON-LD states."""
        return frozenset([name for node in self.graph for name in json_ld.types(node)])

    @cached_property
    def marked(self) -> Mapping[str, list[Element]]:
        """The elements by their microdata property (`itemprop`), lower case, in the page's order."""
        elements: dict[str, list[Element]] = {}
        for element in self.document.select("[itemprop]"):
            for name in (element.attr("itemprop") or "").lower().split():
                elements.setdefault(name, []).append(element)
        return elements

    @cached_property
    def links(self) -> list[tuple[Element, str]]:
        """The `a` elements that have an address, each with it, in the page's order."""
        return [(link, address) for link in self.document.select("a") if (address := link.attr("href"))]

    @cached_property
    def text(self) -> str:
        """The text of the page, for statements that may stand anywhere; of a very long page its beginning."""
        return self.document.text[:LONGEST_TEXT]

    @cached_property
    def host(self) -> str:
        """The address's host without `www.`."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @cached_property
    def canonical(self) -> str:
        """The canonical URL of the page, absolute and safe to publish; empty if it states none."""
        link = self.document.select_one("link[rel~=canonical]")
        stated = (link.attr("href") if link else "") or self.first("og:url")
        try:
            return web_address(urljoin(self.url, stated.strip())) if stated else ""
        except ValueError:
            return ""

    @cached_property
    def page(self) -> Node:
        """The JSON-LD node of the page that contains the article, or {}."""
        return next((node for node in self.graph if any(kind in PAGES for kind in json_ld.types(node))), {})

    @cached_property
    def nodes_by_id(self) -> Mapping[str, Node]:
        """The JSON-LD nodes that others refer to, by `@id`."""
        return json_ld.by_id(self.graph)

    @cached_property
    def site_names(self) -> list[str]:
        """The names of the site and its publisher."""
        names = self.contents("og:site_name", "application-name", "apple-mobile-web-app-title", "cre", "dc.publisher")
        names += json_ld.texts(self.resolved(self.article.get("publisher")))
        for node in self.graph:
            if any(kind in SITES for kind in json_ld.types(node)):
                names += json_ld.texts(node.get("name")) + json_ld.texts(node.get("alternateName"))
        return list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))

    def resolved(self, value: object) -> object:
        """A JSON-LD value with its references replaced by the nodes."""
        if isinstance(value, list):
            return [self.resolved(entry) for entry in value]
        if isinstance(value, Mapping) and "name" not in value:
            return self.nodes_by_id.get(str(value.get("@id")), value)
        return value


def gather(document: Document, url: str) -> PageFacts:
    """The facts of a parsed page."""
    graph = json_ld.nodes(document)
    return PageFacts(document, url, _meta(document), graph, _article(graph, url))


def _meta(document: Document) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for element in document.select("meta"):
        content = " ".join((element.attr("content") or element.attr("value") or "").split())
        name = element.attr("property") or element.attr("name") or element.attr("itemprop") or ""
        if content and name:
            contents = meta.setdefault(name.strip().lower(), [])
            contents += [content] if len(contents) < MOST_SAID else []
    return meta


def _article(graph: list[Node], url: str) -> Node:
    """The node of the best type; of several, the one with this URL, else the first with a headline."""
    ranks = [_rank(node) for node in graph]
    best = min(ranks, default=len(ARTICLES))
    if best == len(ARTICLES):
        return {}
    candidates = [node for node, rank in zip(graph, ranks, strict=True) if rank == best]
    return next((node for node in candidates if _is_at(node, url)), candidates[0])


def _rank(node: Node) -> int:
    """The rank of a node's type; an article without a headline is a mention of another page."""
    kinds = json_ld.types(node)
    ranks = [rank for rank, ending in enumerate(ARTICLES) for kind in kinds if kind.endswith(ending)]
    has_content = node.get("headline") or node.get("name") or node.get("datePublished")
    return min(ranks, default=len(ARTICLES)) if has_content else len(ARTICLES)


def _is_at(node: Node, url: str) -> bool:
    """Whether a node states this URL as its own."""
    page = node.get("mainEntityOfPage")
    stated = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, Mapping) else page]
    path = _path(url)
    return bool(path) and any(isinstance(address, str) and _path(address) == path for address in stated)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""

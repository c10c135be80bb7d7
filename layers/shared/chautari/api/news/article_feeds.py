"""Feeds of the newest articles: excerpts with a link to their outlet."""

from urllib.parse import urlencode

from chautari.api import syndication
from chautari.api.endpoint import Reply, Request
from chautari.api.news import listing, outlets
from chautari.api.syndication import FeedItem, SyndicationFeed
from chautari.news.model.sections import SECTIONS
from chautari.news.model.stored_article import ArticleSummary

IN_FEED = 50


def feed(request: Request) -> Reply:
    """The newest articles of the requested selection."""
    outlets.require_known(request)
    found = listing.page(request, None, IN_FEED).articles
    form = request.values["form"]
    about = _address(request, form), _address(request), _title(request), "Excerpts, linked to their outlets."
    return syndication.reply(SyndicationFeed(*about, tuple(map(_entry, found))), form)


def _entry(article: ArticleSummary) -> FeedItem:
    return FeedItem(
        id=f"urn:chautari:article:{article.id}",
        url=article.url,
        title=article.title,
        text=article.excerpt or _reason(article),
        published=article.listed_at,
        updated=article.changed_at,
        authors=(*article.authors, article.outlet),
        category=article.section or "",
        language=article.language or "",
        image=article.image.url if article.image else "",
    )


def _reason(article: ArticleSummary) -> str:
    """Why an article has no excerpt."""
    return f"No text is given out: {article.withheld.reason}." if article.withheld else ""


def _title(request: Request) -> str:
    asked = request.values
    parts = [SECTIONS[asked["section"]].name] if "section" in asked else []
    parts += [asked[name] for name in ("source", "language") if name in asked]
    return f"Chautari: {', '.join(parts) or 'news of Nepal'}"


def _address(request: Request, form: str | None = None) -> str:
    """The address of this feed; without `form`, of its list."""
    asked = {name: value for name, value in request.values.items() if name != "form"}
    path = "/v1/articles" + (f".{form}" if form else "")
    return f"{request.origin}{path}{'?' + urlencode(asked) if asked else ''}"

"""The page of the news."""

from chautari.api.contract import Reply, Request
from chautari.api.pages.asked import answer, ask, language, shown
from chautari.pages import news as pages
from chautari.store import feeds

AT_ONCE = "30"
FILTERS = ("section", "source", "language", "cursor")


def news(request: Request) -> Reply:
    """The newest articles of what the form asks for."""
    asked = {name: request.values[name] for name in FILTERS if name in request.values}
    articles = ask(request, "articles", {"limit": AT_ONCE, **asked})
    # One read, where /v1/news-sources is one for each outlet besides.
    outlets = {state.source: state.outlet for state in feeds.everyone(request.table)}
    return shown(pages.page(answer(articles), outlets, asked, language(request)), request, articles.headers)

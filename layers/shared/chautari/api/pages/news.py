"""News page: the page's language first, unless the form selects one."""

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shown
from chautari.news.store import feed_state
from chautari.web import news as pages
from chautari.web.locales import Locale

# A selection, and the lists by language of the page without one, which is to be 8 kB at most (decision 64).
AT_ONCE, OF_OWN, OF_THE_OTHER = "30", "20", "6"
FILTERS = ("q", "section", "source", "language", "cursor")


def news(request: Request) -> Reply:
    """The newest articles of the form's selection; the best of those that its words find."""
    lang = language(request)
    asked = {name: request.values[name] for name in FILTERS if request.values.get(name)}
    if "q" in asked:
        lists = {"": reply_of(request, "search", {"limit": AT_ONCE, **asked})}
    else:
        lists = {code: reply_of(request, "articles", query) for code, query in _queries(asked, lang).items()}
    # One read, where /v1/news-sources is one for each outlet besides.
    outlets = feed_state.outlet_names(feed_state.all_states(request.table))
    first = next(iter(lists.values()))
    found = {code: answer(reply) for code, reply in lists.items()}
    return shown(pages.page(found, outlets, asked, lang), request, first.headers)


def _queries(asked: dict[str, str], lang: Locale) -> dict[str, dict[str, str]]:
    """The query of /v1/articles for each list of the page, by language; one list of "" if the form selects one."""
    if "language" in asked or "cursor" in asked:
        return {"": {"limit": AT_ONCE, **asked}}
    limits = {lang.code: OF_OWN, lang.other.code: OF_THE_OTHER}
    return {code: {"limit": limit, "language": code, **asked} for code, limit in limits.items()}

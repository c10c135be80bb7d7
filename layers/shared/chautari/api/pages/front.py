"""The front page."""

from typing import Any

from chautari.api.endpoint import Reply, Request
from chautari.api.pages.internal_client import answer, ask, bar, language, shown
from chautari.web import front as pages

TOP, OWN, OTHERS = "8", 8, 4


def front(request: Request) -> Reply:
    """Today, the rates and the top stories, those in the page's language first."""
    home, lang = ask(request, "home", bar(request)), language(request)
    said = answer(home)
    newest = answer(ask(request, "articles", {"language": lang.code, "limit": TOP}))["articles"]
    said["news"] = _in_language_first(said["news"] or [], newest, lang.code)
    return shown(pages.page(said, lang), request, home.headers)


def _in_language_first(top: list[dict[str, Any]], newest: list[dict[str, Any]], code: str) -> list[dict[str, Any]]:
    """The top stories in a language and its newest after them, then some top stories in the other."""
    own = [story for story in top if story["language"] == code]
    known = {story["original"] for story in own}
    own += [article for article in newest if article["original"] not in known]
    others = [story for story in top if story["language"] != code]
    return own[:OWN] + others[:OTHERS]

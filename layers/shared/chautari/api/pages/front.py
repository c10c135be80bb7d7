"""The front page."""

from chautari.api.contract import Reply, Request
from chautari.api.pages.asked import answer, ask, language, shown
from chautari.pages import front as pages


def front(request: Request) -> Reply:
    """Today, the rates and the top stories: one answer of the API."""
    home = ask(request, "home")
    return shown(pages.page(answer(home), language(request)), request, home.headers)

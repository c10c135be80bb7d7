"""Page of revisions: what outlets changed."""

from chautari.api.endpoint import Reply, Request
from chautari.api.pages.internal_client import answer, ask, language, shown
from chautari.web import revisions as pages


def revisions(request: Request) -> Reply:
    """The newest revisions of all outlets."""
    reply = ask(request, "revisions")
    return shown(pages.page(answer(reply), language(request)), request, reply.headers)

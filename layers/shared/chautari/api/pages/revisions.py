"""Page of revisions: what outlets changed."""

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shown
from chautari.web import revisions as pages

# Fifteen with three edited sentences on a side take 6.9 kB packed: a page is one unit.
SHOWN = 15


def revisions(request: Request) -> Reply:
    """The newest revisions of all outlets."""
    reply = reply_of(request, "revisions", {"limit": str(SHOWN)})
    return shown(pages.page(answer(reply), language(request)), request, reply.headers)

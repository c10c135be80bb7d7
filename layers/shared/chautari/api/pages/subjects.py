"""Pages of subjects: their list, and the news of a topic, a person or a place."""

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language, shown
from chautari.web import subjects as pages

AT_ONCE = "30"


def subjects(request: Request) -> Reply:
    """The list."""
    reply = reply_of(request, "subjects")
    return shown(pages.index(answer(reply)["subjects"], language(request)), request, reply.headers)


def subject(request: Request) -> Reply:
    """The newest articles that name a subject, and the places in it."""
    path = {name: request.values[name] for name in ("of", "key")}
    reply = reply_of(request, "subject", {"limit": AT_ONCE, "cursor": request.values.get("cursor", "")}, **path)
    places = answer(reply_of(request, "subjects", {"of": "places"}))["subjects"]
    inside = [place for place in places if place["parent"] == path["key"]] if path["of"] == "places" else []
    return shown(pages.page(answer(reply), inside, language(request)), request, reply.headers)

"""Topics, people and places: their lists, and the news of each as an answer and as a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chautari.api import responses, syndication
from chautari.api.endpoint import Reply, Request
from chautari.api.news.article_feeds import IN_FEED, feed_item
from chautari.api.problems import Problem
from chautari.api.search import article_search
from chautari.api.syndication import SyndicationFeed
from chautari.search.model import subjects as listed
from chautari.search.model.subjects import KINDS, Subject, question_of
from chautari.search.views.results import subject_row

if TYPE_CHECKING:
    from chautari.search.views.answer_types import SubjectNews, Subjects


def subjects(request: Request) -> Reply:
    """Every subject of the requested kind, or of all."""
    kinds = [kind for kind in KINDS if request.values.get("of", kind) == kind]
    rows = [subject_row(subject) for kind in kinds for subject in listed.subjects(kind).values()]
    answer: Subjects = {"subjects": rows}
    return responses.of_json(answer)


def subject(request: Request) -> Reply:
    """The news of a subject, the newest first."""
    about = requested(request)
    news = article_search.page(request, question_of(about), is_newest_first=True)
    answer: SubjectNews = {"subject": subject_row(about), **news}
    return responses.of_json(answer)


def feed(request: Request) -> Reply:
    """The newest articles of a subject as a feed."""
    about, form = requested(request), request.values["form"]
    articles = article_search.newest(request, question_of(about), IN_FEED)
    asked_for = {name: request.values[name] for name in ("section", "source", "language") if name in request.values}
    query = f"?{urlencode(asked_for)}" if asked_for else ""
    home = f"{request.origin}/v1/subjects/{about.kind}/{about.key}"
    title = f"Chautari: {about.name} ({about.name_ne})"
    items = tuple(map(feed_item, articles))
    described = SyndicationFeed(
        f"{home}/news.{form}{query}", home + query, title, "Excerpts, linked to their outlets.", items
    )
    return syndication.reply(described, form)


def requested(request: Request) -> Subject:
    """The subject of the request's path. Raises Problem."""
    kind, key = request.values["of"], request.values["key"]
    about = next((listed.subjects(name).get(key) for name in KINDS if name == kind), None)
    if about is None:
        raise Problem("not-found", f"no {key} is among the {kind} of /v1/subjects?of={kind}", parameter="key")
    return about

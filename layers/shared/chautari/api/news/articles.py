"""Articles: lists, one article with its revisions, and changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from chautari.api import cursor, responses, timestamps
from chautari.api.endpoint import Reply, Request
from chautari.api.news import listing, outlets, stories
from chautari.api.problems import Problem, bad_value
from chautari.news.store import articles as store
from chautari.news.store import change_clock, change_log, copies, take_downs
from chautari.news.views.articles import changed_article, full_article, instant, listed_article

if TYPE_CHECKING:
    from chautari.news.views.answer_types import Articles

# The clock of changes is the writers', and may be ahead of ours. Further on is a slip: its answers would say
# `changed_until` that instant, and a copy would miss every change until then.
CLOCKS_APART = timedelta(minutes=1)


def articles(request: Request) -> Reply:
    """The newest articles of the requested selection, or the changes after an instant."""
    outlets.require_known(request)
    return _changed(request) if "changed_after" in request.values else _listed(request)


def article(request: Request) -> Reply:
    """One article."""
    edition = store.get(request.table, request.values["id"])
    if edition is None:
        raise Problem("not-found", f"no article {request.values['id']} is kept", parameter="id")
    if edition.summary.taken_down:
        raise Problem("taken-down", edition.summary.taken_down, parameter="id")
    said = store.revisions(request.table, edition.summary.id)
    siblings = copies.copies_of(request.table, edition.summary)
    return responses.of_json(full_article(edition, said, siblings, stories.story_of(request, edition.summary)))


def _listed(request: Request) -> Reply:
    before = cursor.read(request, str)[0] if "cursor" in request.values else None
    page = listing.page(request, before, int(request.values["limit"]))
    onward = cursor.make(request, page.onward) if page.onward else None
    clock = change_clock.read(request.table)
    until = instant(clock.settled if clock else request.now)
    answer: Articles = {
        "articles": [listed_article(each) for each in page.articles],
        "next": onward,
        "changed_until": until,
    }
    return responses.of_json(answer)


def _changed(request: Request) -> Reply:
    for name in ("cursor", "since"):
        if name in request.values:
            raise bad_value(name, f"{name} does not go with changed_after, which goes on from its own answers")
    after = timestamps.parse(request, "changed_after")
    if after > request.now + CLOCKS_APART:
        raise bad_value("changed_after", f"changed_after is {instant(after)}, which is yet to come", timestamps.FORMS)
    found = change_log.changed_after(request.table, after, int(request.values["limit"]))
    off = take_downs.standing(take_downs.decisions(request.table)) if found.summaries else {}
    rows = [changed_article(each, off.get(each.id)) for each in found.summaries if listing.is_asked(request, each)]
    answer: Articles = {"articles": rows, "next": None, "changed_until": instant(found.until)}
    return responses.of_json(answer)

"""Trends beside the rates of a page."""

from typing import Any

from chautari.api.endpoint import Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import bar
from chautari.api.problems import Problem


def trends_of(request: Request, name: str) -> dict[str, Any]:
    """The trends of a market by instrument; none before a run has stored them."""
    try:
        trends = answer(reply_of(request, name, bar(request)))["trends"]
    except Problem as problem:
        if problem.kind != "not-ready":
            raise
        return {}
    return {trend["instrument"]: trend for trend in trends}

"""Problem page, for a person who followed a link."""

from chautari.api import responses
from chautari.api.http_event import Response
from chautari.api.pages.page_replies import MEDIA_TYPE, POLICY, language_of
from chautari.api.problems import Problem
from chautari.web import layout, refusals


def page(problem: Problem, path: str) -> Response:
    """The page of a problem; not cached."""
    lang = language_of(path)
    html, policy = layout.document(refusals.page(problem.kind, problem.detail, problem.language, lang), lang)
    headers = {**responses.COMMON, POLICY: policy, **problem.headers, "Cache-Control": "no-store"}
    return Response(problem.status, MEDIA_TYPE, html, headers)

"""Answers that were composed whole: one read, and the body is passed through as it is stored."""

from collections.abc import Callable

from chautari.api import cache_control
from chautari.api.endpoint import Reply, Request
from chautari.dynamodb import composed_answers


def reply(request: Request, name: str, of_parts: Callable[[Request], Reply]) -> Reply:
    """The composed answer of the endpoint `name`; made `of_parts` where the request wants another, or none holds."""
    is_plain = request.as_of is None and request.values.items() <= {("format", "json")}
    answer = composed_answers.get(request.table, name) if is_plain else None
    if answer is None or not answer.holds(request.now):
        return of_parts(request)
    headers = cache_control.of_rates(request.now, answer.until)
    return Reply(answer.body, answer.etag, headers=headers, gzipped=True, until=answer.until)

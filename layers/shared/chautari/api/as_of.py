"""Past answers: the same endpoint, at a past instant, over what was published then."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chautari.api import cache_control, responses, timestamps
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.nepali.clock import NPT


def reply(answer: Callable[[Request], Reply], request: Request) -> Reply:
    """The answer to `request` at its `as_of`, which the JSON repeats. Raises Problem for an invalid instant."""
    at = _requested_instant(request)
    past_reply = answer(replace(request, now=at, as_of=at))
    headers = {**past_reply.headers, **cache_control.of_instant(at, request.now)}
    if past_reply.media_type != "application/json":
        return replace(past_reply, headers=headers)
    return responses.of_json({"as_of": at.astimezone(NPT).isoformat(), **json.loads(past_reply.body)}, headers)


def _requested_instant(request: Request) -> datetime:
    at = timestamps.parse(request, "as_of")
    if at > request.now:
        raise bad_value("as_of", f"as_of is {at.isoformat()}, which is yet to come", timestamps.FORMS)
    return at

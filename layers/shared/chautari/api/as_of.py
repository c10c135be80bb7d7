"""What we answered at an instant that is past: the same endpoint, at that instant, over what was given out then."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chautari.api import cache_control, responses, timestamps
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.nepali.clock import NPT


def reply(answer: Callable[[Request], Reply], request: Request) -> Reply:
    """The answer to `request` at its `as_of`, which JSON repeats. Raises Problem for an instant that is none."""
    at = _instant(request)
    found = answer(replace(request, now=at, as_of=at))
    headers = {**found.headers, **cache_control.of_instant(at, request.now)}
    if found.media_type != "application/json":
        return replace(found, headers=headers)
    return responses.of_json({"as_of": at.astimezone(NPT).isoformat(), **json.loads(found.body)}, headers)


def _instant(request: Request) -> datetime:
    at = timestamps.read(request, "as_of")
    if at > request.now:
        raise bad_value("as_of", f"as_of is {at.isoformat()}, which is yet to come", timestamps.FORMS)
    return at

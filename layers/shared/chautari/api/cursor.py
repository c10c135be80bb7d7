"""Where an answer left off, as an opaque text that fits only the question it came from."""

import base64
import hashlib
import json
from datetime import date
from typing import Any

from chautari.api.endpoint import Request
from chautari.api.problems import bad_value

BOUND_PARAMETERS = ("from", "to", "group", "as_of", "source", "section", "language", "since")


def make(request: Request, *place: str | int) -> str:
    """A cursor for the rows of the same question from `place` on."""
    text = json.dumps([_query_digest(request), *place])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(request: Request, *kinds: type) -> list[Any]:
    """The place that the request's cursor stands for, its members of these kinds. Raises Problem for one that was not
    made for this question."""
    text = request.values["cursor"]
    try:
        decoded: list[Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        digest, *place = decoded
    except (ValueError, TypeError):
        raise _invalid_cursor() from None
    if [type(member) for member in place] != list(kinds):
        raise _invalid_cursor()
    if digest != _query_digest(request):
        raise bad_value("cursor", "cursor is of another question: the path and all but limit stay as they were")
    return place


def window(request: Request) -> tuple[date, date]:
    """The first and last date that the cursor of a history stands for. Raises Problem."""
    first, last = read(request, str, str)
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise _invalid_cursor() from None


def _invalid_cursor() -> Exception:
    return bad_value("cursor", "cursor is not one that an answer gave")


def _query_digest(request: Request) -> str:
    parts = [request.path, *(request.values.get(name, "") for name in BOUND_PARAMETERS)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

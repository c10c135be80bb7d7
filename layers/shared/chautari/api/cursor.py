"""Pagination cursors: the position in an answer as an opaque text that is valid for the same query only."""

import base64
import hashlib
import json
import re
from datetime import date
from typing import Any

from chautari.api.endpoint import Request
from chautari.api.problems import bad_value
from chautari.nepali import bikram_sambat

BOUND_PARAMETERS = ("from", "to", "group", "as_of", "source", "section", "language", "since", "q", "kind")
# They count where they are given: cursors that were given out before these were known stay valid.
LATER_PARAMETERS = ("instrument", "on")
# What we write into one: keys of rows, dates, counts. DynamoDB refuses a key that is empty or over 1,024 bytes.
_MEMBER = re.compile("[ -~]{1,300}")


def make(request: Request, *place: str | int) -> str:
    """A cursor for the rows of the same query from `place` on."""
    text = json.dumps([_query_digest(request), *place])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(request: Request, *kinds: type) -> list[Any]:
    """The position in the request's cursor, members of these types. Raises Problem for a cursor of another query."""
    text = request.values["cursor"]
    try:
        decoded: list[Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        digest, *place = decoded
    except (ValueError, TypeError):
        raise _invalid_cursor() from None
    if [type(member) for member in place] != list(kinds) or not all(map(_MEMBER.fullmatch, map(str, place))):
        raise _invalid_cursor()
    if digest != _query_digest(request):
        raise bad_value("cursor", "cursor is of another question: the path and all but limit stay as they were")
    return place


def window(request: Request) -> tuple[date, date]:
    """The first and last date in the cursor of a history. Raises Problem."""
    first, last = read(request, str, str)
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        bikram_sambat.to_bs(begin), bikram_sambat.to_bs(end)
    except ValueError:
        raise _invalid_cursor() from None
    if begin > end:
        raise _invalid_cursor()
    return begin, end


def _invalid_cursor() -> Exception:
    return bad_value("cursor", "cursor is not one that an answer gave")


def _query_digest(request: Request) -> str:
    parts = [request.path, *(request.values.get(name, "") for name in BOUND_PARAMETERS)]
    parts += [f"{name}={request.values[name]}" for name in LATER_PARAMETERS if name in request.values]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

"""Where an answer left off, as an opaque text that fits only the question it came from."""

import base64
import hashlib
import json
from datetime import date

from chautari.api.contract import Request
from chautari.api.problem import bad_value

ASKED = ("from", "to", "group")


def make(request: Request, following: date, last: date) -> str:
    """A cursor for the rows from `following` to `last` of the same question."""
    text = json.dumps([_question(request), str(following), str(last)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(request: Request) -> tuple[date, date]:
    """The window that the request's cursor stands for. Raises Problem for one that was not made for this question."""
    text = request.values["cursor"]
    try:
        question, following, last = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        window = date.fromisoformat(following), date.fromisoformat(last)
    except (ValueError, TypeError):
        raise bad_value("cursor", "cursor is not one that an answer gave") from None
    if question != _question(request):
        raise bad_value("cursor", "cursor is of another question: path, from, to and group stay as they were")
    return window


def _question(request: Request) -> str:
    asked = [request.path, *(request.values.get(name, "") for name in ASKED)]
    return hashlib.sha256("\n".join(asked).encode()).hexdigest()[:16]

"""Instants in requests."""

from datetime import datetime

from chautari.api.endpoint import Request
from chautari.api.problems import bad_value
from chautari.nepali.clock import NPT

FORMS = ["2026-08-17T12:00:00+05:45", "2026-08-17T06:15:00Z"]


def parse(request: Request, name: str) -> datetime:
    """The instant in parameter `name`. Raises Problem for an invalid one."""
    # A plus that is not written as %2B arrives as a space.
    text = request.values[name].replace(" ", "+").upper()  # t and z are as good: RFC 3339, 5.6
    try:
        return datetime.fromisoformat(text).astimezone(NPT)
    except (ValueError, OverflowError):
        raise bad_value(name, f"{name} is {text}, which is no instant", FORMS) from None

"""The market dates of a request: AD or Bikram Sambat, and the window that is meant where they are left out."""

from datetime import date, timedelta

from chautari.api.contract import Request
from chautari.api.problem import bad_value
from chautari.domain import bikram
from chautari.domain.kathmandu import today

# How far back from `to` a history reaches where `from` is left out: rows enough for a chart of each group.
REACH = {"day": timedelta(days=30), "week": timedelta(weeks=26), "month": timedelta(days=365)}


def asked(request: Request, name: str) -> date:
    """The date in parameter `name`; today in Kathmandu where it is left out. Raises Problem for a day that is none."""
    text = request.values.get(name)
    if text is None:
        return today(request.now)
    try:
        on = bikram.to_ad(bikram.parse(text[3:])) if text.startswith("bs:") else date.fromisoformat(text)
        bikram.to_bs(on)
    except ValueError as error:
        raise bad_value(name, f"{name} is {text}, which is no day that can be asked for: {error}") from None
    return on


def window(request: Request) -> tuple[date, date]:
    """First and last date of a history, both included. Raises Problem where they are the wrong way round."""
    last = asked(request, "to")
    first = asked(request, "from") if "from" in request.values else last - REACH[request.values["group"]]
    if first > last:
        raise bad_value("from", f"from ({first}) is after to ({last})")
    return first, last

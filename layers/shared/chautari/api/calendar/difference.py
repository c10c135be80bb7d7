"""The time between two days in both calendars, reckoned from the table of months without a read of a year."""

from datetime import date

from chautari.api import cache_control, dates
from chautari.api.calendar import response
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.nepali import bikram_sambat, elapsed


def difference(request: Request) -> Reply:
    """The time from `from` to `to`."""
    first, last = dates.parse(request, "from"), dates.parse(request, "to")
    if first > last:
        raise bad_value("from", f"from ({first}) is after to ({last})")
    answer = {
        "first": _dated(first),
        "last": _dated(last),
        "days": (last - first).days,
        "bs": elapsed.in_bs(first, last)._asdict(),
        "ad": elapsed.in_ad(first, last)._asdict(),
    }
    headers = cache_control.of_day(last, request.now) if "to" in request.values else cache_control.of_today(request.now)
    return response.reply(request, answer, headers)


def _dated(on: date) -> dict[str, str]:
    return {"date": str(on), "date_bs": str(bikram_sambat.to_bs(on))}

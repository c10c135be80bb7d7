"""The calendar as iCalendar feeds."""

from chautari.api import cache_control, responses
from chautari.api.calendar import years
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.calendar.model.event_choice import EventChoice
from chautari.calendar.views import ics
from chautari.calendar.views.calendar import last
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR


def feed(request: Request) -> Reply:
    """A feed of one year, or of last, this and next year."""
    published = [years.with_changes(request, year) for year in _years(request)]
    body = ics.feed(request.values["feed"], published, request.values["lang"], _choice(request), request.origin)
    headers = (
        cache_control.of_day(last(published[-1].almanac), request.now)
        if "year" in request.values
        else cache_control.of_today(request.now)
    )
    return Reply(body, responses.tag_of(body), "text/calendar; charset=utf-8", headers=headers)


def _choice(request: Request) -> EventChoice:
    """What the request chooses. Raises Problem for a choice that its feed does not have."""
    feed_of_choice = {"scope": "holidays", "kind": "observances", "community": "observances", "region": "observances"}
    for name, owner in feed_of_choice.items():
        if name in request.values and request.values["feed"] != owner:
            raise bad_value(name, f"{name} is of the feed of {owner}")
    return EventChoice(*(_list_of(request, name) for name in feed_of_choice))


def _list_of(request: Request, name: str) -> tuple[str, ...]:
    """The values of a parameter, each once and in one order, so that the same choice is the same bytes."""
    return tuple(sorted(set(request.values[name].split(",")))) if name in request.values else ()


def _years(request: Request) -> range:
    year = years.requested(request, "year")
    if "year" in request.values:
        return range(year, year + 1)
    return range(max(year - 1, FIRST_YEAR), min(year + 1, LAST_YEAR) + 1)

"""Endpoints of working days and of the time between two days. Fixed words precede {date}, which would match them."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.calendar import DAY, SHOWN
from chautari.api.endpoints.parameters import DATE
from chautari.calendar.model.workplaces import WORKPLACES

SCOPE = Parameter(
    "scope",
    "Whose working days: of the nation, a province (`province`: one that is not named), the Kathmandu Valley, banks or "
    "schools. What is off for some is worked by the nation: women on Teej, the Valley on Gai Jatra.",
    "nation",
    default="nation",
    allowed=WORKPLACES,
)
_START = Parameter("date", f"{DAY.description} Left out: today.", "bs:2083-06-29", pattern=DATE)


def _end(name: str, description: str, example: str) -> Parameter:
    return Parameter(name, f"{description}, AD or Bikram Sambat (bs:2083-05-01).", example, required=True, pattern=DATE)


_AT = "chautari.api.calendar"
_TYPES = "chautari.calendar.views.working_day_types"
ENDPOINTS = (
    Endpoint(
        "/v1/calendar/working-days",
        "countWorkingDays",
        "calendar",
        "The working days from one day to another, both included, and the days off with their reasons.",
        f"{_AT}.working_days:span",
        f"{_TYPES}:WorkingDays",
        (
            _end("from", "The first day", "bs:2083-06-01"),
            _end("to", "The last day, at most 1830 days in all", "bs:2083-06-31"),
            SCOPE,
            *SHOWN,
        ),
        problems=(503,),
    ),
    Endpoint(
        "/v1/calendar/working-days/add",
        "addWorkingDays",
        "calendar",
        "The day that is so many working days after a day, or before it.",
        f"{_AT}.working_days:add",
        f"{_TYPES}:WorkingDayReached",
        (
            _START,
            Parameter(
                "days",
                "How many working days on, 1 to 999; negative for days before.",
                "10",
                required=True,
                pattern="-?[1-9][0-9]{0,2}",
            ),
            SCOPE,
            *SHOWN,
        ),
        problems=(503,),
    ),
    Endpoint(
        "/v1/calendar/working-days/next",
        "nextWorkingDay",
        "calendar",
        "The first working day after a day.",
        f"{_AT}.working_days:following",
        f"{_TYPES}:WorkingDayReached",
        (_START, SCOPE, *SHOWN),
        problems=(503,),
    ),
    Endpoint(
        "/v1/calendar/working-days/{date}",
        "isWorkingDay",
        "calendar",
        "Whether a day is worked, and why not; the working days before and after it.",
        f"{_AT}.working_days:day",
        f"{_TYPES}:WhetherWorking",
        (DAY, SCOPE, *SHOWN),
        problems=(404, 503),
    ),
    Endpoint(
        "/v1/calendar/difference",
        "dateDifference",
        "calendar",
        "The time between two days in days, and in years, months and days of both calendars: an age, a term.",
        f"{_AT}.difference:difference",
        f"{_TYPES}:DateDifference",
        (
            _end("from", "The first day, of birth for instance", "bs:2050-01-15"),
            Parameter("to", "The last day. Left out: today.", "bs:2083-05-01", pattern=DATE),
            *SHOWN,
        ),
        problems=(),
    ),
)

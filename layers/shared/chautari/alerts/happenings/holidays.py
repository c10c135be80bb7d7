"""Holidays of tomorrow, with the ids of the calendar's feed (/v1/calendar/holidays.ics)."""

from collections.abc import Iterator
from datetime import timedelta

from chautari.alerts.model.happening import Happening
from chautari.api.calendar import years
from chautari.api.endpoint import Request
from chautari.calendar.views.events import uids
from chautari.nepali.clock import NPT, today
from chautari.rates.views.rate import dated

# Nobody is woken for it, and a holiday that is decided on the day before is told until the evening.
FROM_HOUR, TO_HOUR = 8, 21
_EXPECTED = {"ne": "नियमअनुसार अनुमानित, घोषणा भएको छैन: ", "en": "EXPECTED BY RULE, not announced: "}


def tomorrow(request: Request) -> Iterator[Happening]:
    """The holidays that begin tomorrow, by day."""
    now = request.now.astimezone(NPT)
    if not FROM_HOUR <= now.hour < TO_HOUR:
        return
    on = today(request.now) + timedelta(days=1)
    almanac = years.of_day(request, on)
    uid = uids("holiday", almanac.year)
    named = [(uid(holiday.key), holiday) for holiday in almanac.holidays]
    for identity, holiday in named:
        if holiday.first == on:
            year, month, day = map(int, dated(on)["date_bs"].split("-"))
            is_sure = holiday.status != "expected"
            doubt = {"ne": "", "en": ""} if is_sure else _EXPECTED
            yield Happening(
                kind="holiday",
                id=identity,
                at=now,
                data={
                    **dated(on),
                    "until": str(holiday.last),
                    "name": holiday.en,
                    "name_ne": holiday.ne,
                    "scope": holiday.scope,
                    "status": holiday.status,
                    "source": holiday.source,
                    "url": f"/v1/calendar/days/{on}",
                },
                page=f"/calendar/{year}/{month}/{day}",
                titles={
                    "ne": f"{doubt['ne']}भोलि बिदा: {holiday.ne} ({holiday.scope})",
                    "en": f"{doubt['en']}holiday tomorrow: {holiday.en} ({holiday.scope})",
                },
                is_sure=is_sure,
                period=str(now.hour),
            )

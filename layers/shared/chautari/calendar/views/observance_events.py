"""Events of observances: festivals, fasts, birthdays, days of the nation and of the world, in one language."""

from chautari.calendar.almanac import observances
from chautari.calendar.almanac.observances import DeclaredObservance
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.event_choice import EventChoice
from chautari.calendar.model.observance_names import COMMUNITIES, KINDS, REGIONS
from chautari.calendar.views.events import CalendarEvent, event_of, festivals_are_tentative, uids


def observance_events(almanac: Almanac, lang: str, choice: EventChoice) -> list[CalendarEvent]:
    """The events of the chosen observances of a year, in the order of their days. Tentative as festivals are."""
    declared, uid = observances.declared(), uids("observance", almanac.year)
    by_rule = [(row.day, row.key) for row in almanac.observances] + [(row.day, row.key) for row in almanac.observed]
    numbered = [(uid(key), day, key) for day, key in sorted(by_rule)]  # of all, so that a choice changes no UID
    tentative = festivals_are_tentative(almanac)
    return [
        event_of(
            *(almanac, lang, event_uid, day, day, _name(declared[key], lang), _description(declared[key], lang)),
            _categories(declared[key], lang),
            tentative=tentative,
        )
        for event_uid, day, key in numbered
        if key in declared and _is_chosen(declared[key], choice)
    ]


def _is_chosen(row: DeclaredObservance, choice: EventChoice) -> bool:
    conditions = ((choice.kinds, row.kind), (choice.communities, row.community), (choice.regions, row.region))
    return all(not chosen or value in chosen for chosen, value in conditions)


def _name(row: DeclaredObservance, lang: str) -> str:
    return row.ne if lang == "ne" else row.en


def _description(row: DeclaredObservance, lang: str) -> str:
    return " · ".join(_categories(row, lang))


def _categories(row: DeclaredObservance, lang: str) -> tuple[str, ...]:
    community = (COMMUNITIES[row.community][lang],) if row.community else ()
    region = (REGIONS[row.region][lang],) if row.region else ()
    return (KINDS[row.kind][lang], *community, *region)

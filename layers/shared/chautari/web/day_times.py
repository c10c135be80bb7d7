"""The times of a day on its page: ends of the limbs, moon, eclipses, rahu kaal, abhijit, what was announced."""

from datetime import date

from chautari.web.html import Child
from chautari.web.locales import Locale
from chautari.web.rates import Answer

NAMED = ("festivals", "observances", "holidays")
LIMBS = ("tithi", "nakshatra", "yoga", "karana")


def rows(day: Answer, lang: Locale) -> list[tuple[Child, Child]]:
    """Names and values of the times of a day; a time of another day says which."""
    times = day["times"]
    moon = times["moon"]
    phase = moon["phase"]
    return [
        *((lang.say(f"until {limb}"), _ends(times["ends"][limb], day["date"], lang)) for limb in LIMBS),
        (lang.say("moonrise"), moon["rises_at"] and lang.clock(moon["rises_at"])),
        (lang.say("moonset"), moon["sets_at"] and lang.clock(moon["sets_at"])),
        (lang.say("moon_phase"), lang.of(phase["name"]) + (f", {lang.clock(phase['at'])}" if phase["at"] else "")),
        *(
            (lang.say(part), _span(times[part]["first"], times[part]["last"], lang))
            for part in ("rahu_kaal", "abhijit")
        ),
        *((lang.of(eclipse["body"]["name"]), _eclipse(eclipse, lang)) for eclipse in times["eclipses"]),
        *((lang.of(announced["name"]), _announced(announced, lang)) for announced in times["announced"]),
    ]


def disputes(day: Answer, lang: Locale) -> list[tuple[Child, Child]]:
    """What other methods say of a disputed day."""
    return [
        (lang.say("another_method"), f"{alternative['method']}: {_other(alternative, lang)}")
        for alternative in day["alternatives"]
    ]


def _other(alternative: Answer, lang: Locale) -> str:
    names = [lang.of(row["name"]) for kind in NAMED for row in alternative[kind]]
    return ", ".join([lang.bs(alternative["date_bs"]), lang.of(alternative["tithi"]["name"]), *names])


def _ends(limbs: list[Answer], on: str, lang: Locale) -> str:
    """`Panchami 18:57`, and the next with its day if it ends on another."""
    return ", ".join(f"{lang.of(limb['name'])} {_clock(limb['ends_at'], on, lang)}" for limb in limbs)


def _clock(instant: str, on: str, lang: Locale) -> str:
    days = (date.fromisoformat(instant[:10]) - date.fromisoformat(on)).days
    return lang.clock(instant) if days <= 0 else f"{lang.clock(instant)} ({lang.say(f'in_days {days}')})"


def _span(first: str, last: str, lang: Locale) -> str:
    return f"{lang.clock(first)} – {lang.clock(last)}"


def _eclipse(eclipse: Answer, lang: Locale) -> str:
    seen = _span(eclipse["visible_from"], eclipse["visible_until"], lang)
    return f"{lang.of(eclipse['kind']['name'])}, {lang.say('seen')} {seen}"


def _announced(announced: Answer, lang: Locale) -> str:
    clock = " – ".join(lang.digits(announced[end]) for end in ("first", "last") if announced[end])
    return f"{clock} ({announced['publisher']})".strip()

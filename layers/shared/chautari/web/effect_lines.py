"""When a price takes effect, in words: since when it is in force, what is announced, and what its dates leave open."""

from datetime import date

from chautari.nepali import bikram_sambat
from chautari.web.html import Child, element
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def effect(in_force: Answer, lang: Locale) -> list[Child]:
    """The lines below the name of a product, from the `in_force` of its row."""
    otherwise, announced = in_force["otherwise"], in_force["announced"]
    lines = [lang.say("in_force_since", day=_day(in_force["effective_at"], lang))]
    if otherwise and otherwise["price"]:
        lines.append(lang.say("or_else_price", price=lang.amount(otherwise["price"])))
    elif in_force["printed_date"]["doubt"]:
        lines.append(lang.say("dates_contradict"))
    if announced and announced["price"]:
        day = _day(announced["effective_at"], lang)
        lines.append(lang.say("announced_price", price=lang.amount(announced["price"]), day=day))
    return [element("div", line, class_="soft") for line in lines]


def _day(instant: str, lang: Locale) -> str:
    on = date.fromisoformat(instant[:10])
    return lang.day({"date": str(on), "date_bs": str(bikram_sambat.to_bs(on))})

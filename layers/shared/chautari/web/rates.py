"""Parts beside a rate: its figure with a link to its proof, its change, its freshness and status in words."""

import re
from collections.abc import Iterable
from typing import Any

from chautari.rates.model.series import SURE
from chautari.web.html import Markup, element, joined, link
from chautari.web.locales import Locale

Answer = dict[str, Any]
# States in which a rate is as new as its authority's rhythm lets it be.
TIMELY = ("fresh", "carried")
_PUBLISHED = re.compile(r"published at (\d\d:\d\d) (every day|on market days)")
_CLOSED = re.compile(r"market closed: (.+)")


def is_sure_and_timely(rate: Answer) -> bool:
    """Whether a rate is confirmed or official, and neither late nor out of date."""
    freshness = rate.get("freshness")
    return rate["status"] in SURE and freshness is not None and freshness["state"] in TIMELY


def proven(text: str, proof: str, lang: Locale, label: str = "") -> Markup:
    """A figure that links to its proof."""
    return link(text, f"/{lang.code}/proof/{proof}", class_="n", title=lang.say("proof"), aria_label=label or None)


def figure(rate: Answer, name: str, lang: Locale) -> Markup:
    """A figure of a rate; a dash if its source omits it."""
    said = rate.get(name)
    return proven(lang.amount(said), rate["proof"], lang) if said is not None else joined("–")


def change(rate: Answer, lang: Locale, brief: bool = False) -> Markup | None:
    """The change since the previous market day as sign, amount and word: not by colour alone.

    `brief` is for a table column: the word is for screen readers, the percent is left out.
    """
    said = rate.get("change")
    if said is None:
        return None
    if not said["amount"].strip("-0."):
        return element("span", lang.say("unchanged"), class_="soft")
    way, sign = ("down", "▼") if said["amount"].startswith("-") else ("up", "▲")
    amount, percent = (lang.amount(said[name].removeprefix("-")) for name in ("amount", "percent"))
    if brief:
        heard = element("span", lang.say(way, amount=amount), class_="heard")
        return element("span", heard, element("span", f"{sign} {amount}", aria_hidden="true"), class_=way)
    return element("span", f"{sign} {lang.say(way, amount=amount)} ({percent}%)", class_=way)


def since(rate: Answer, lang: Locale) -> str:
    """The day that the change is measured from."""
    said = rate["change"]
    return lang.say("since", day=lang.day({"date": said["since"], "date_bs": said["since_bs"]}))


def freshness(rate: Answer, lang: Locale) -> Markup:
    """The freshness of a rate and its reason in words."""
    said = rate["freshness"]
    state = lang.say(said["state"], day=lang.day(said)) if said["state"] != "fresh" else lang.say("fresh")
    why = reason(said, lang)
    read = lang.say("read_at", time=lang.clock(said["observed_at"]))
    waiting = [" · ", held(rate, lang)] if rate.get("held") else None
    rest = f" · {why}" if why else f" · {read}" if said["state"] == "fresh" else ""
    newer = [" · ", pending(rate, lang)] if rate.get("pending") else None
    return joined([element("span", state, class_=said["state"]), rest, waiting, newer])


def held(rate: Answer, lang: Locale) -> Markup:
    """The note that a newer rate is not served, with a link to its proof if the answer names it."""
    said = lang.say("held_newer")
    waiting = rate["held"]
    shown = link(said, f"/{lang.code}/proof/{waiting['proof']}") if isinstance(waiting, dict) else said
    return element("span", shown, class_="held")


def absent(rate: Answer, lang: Locale) -> Markup:
    """What stands in the place of a rate that is not served: the newer one that is pending, else the status."""
    if rate.get("pending"):
        return pending(rate, lang)
    waiting = [" · ", held(rate, lang)] if rate.get("held") else None
    return joined([element("span", status(rate, lang), class_="held"), waiting])


def of_market(served: Iterable[Answer], lang: Locale) -> Markup | None:
    """The freshness of one authority's rates: that of the first that is timely, or of the first served one."""
    lead = leading(served)
    return freshness(lead, lang) if lead else None


def leading(served: Iterable[Answer]) -> Answer | None:
    """The rate whose freshness is said of a whole table: the first timely one, or the first; None of no served one."""
    dated = [rate for rate in served if rate.get("freshness")]
    return next((rate for rate in dated if rate["freshness"]["state"] in TIMELY), dated[0] if dated else None)


def status(rate: Answer, lang: Locale) -> Markup:
    """The status of a rate in words; a provisional one stands out and says why."""
    if rate["status"] != "provisional":
        return joined(lang.say(rate["status"]))
    disputed = any(reason["rule"] == "readings_disagree" for reason in rate.get("reasons", ()))
    why = lang.say("contested" if disputed else "unconfirmed")
    return joined([element("strong", lang.say("provisional"), class_="held"), f" ({why})", _superseded(rate, lang)])


def doubt(rate: Answer, lang: Locale) -> Markup | None:
    """The mark of a provisional figure in a table; None for a sure one."""
    word = element("span", lang.say("provisional"), class_="held")
    return joined([" · ", word]) if rate["status"] == "provisional" else None


def caution(rate: Answer, lang: Locale) -> Markup | None:
    """What speaks against a figure that is counted with: that it is provisional, late or out of date; else None."""
    said = rate.get("freshness")
    behind = [" · ", age(rate, lang)] if said and said["state"] not in TIMELY else None
    marks = [doubt(rate, lang), behind]
    return joined(marks) if any(marks) else None


def age(rate: Answer, lang: Locale) -> Markup:
    """The state of freshness with the day of the rate."""
    said = rate["freshness"]
    return element("span", lang.say(said["state"], day=lang.day(said)), class_=said["state"])


def _superseded(rate: Answer, lang: Locale) -> Markup | None:
    """The surer rate of the same day that a provisional one replaced."""
    before = rate.get("superseded")
    if not before:
        return None
    printed = next(before["figures"][name] for name in ("tola", "buy", "sell", "10g") if name in before["figures"])
    return joined([f" · {lang.say('superseded')}: ", proven(lang.rupees(printed), before["proof"], lang)])


def pending(rate: Answer, lang: Locale) -> Markup:
    """The note that a newer rate is below the requested least status, with a link to its proof."""
    newer = rate["pending"]
    printed = newer.get("price") or newer.get("buy") or newer.get("sell")
    figure = proven(lang.rupees(printed), newer["proof"], lang)
    return element("span", lang.say("pending_newer"), ": ", figure, class_="held")


def reason(said: Answer, lang: Locale) -> str:
    """The reason in the reader's language. Lateness is worded from its instants, since the API words it in English
    only.
    """
    if said["state"] in ("late", "stale"):
        if lang.code == "en":
            return str(said["reason"])
        return lang.say("overdue", moment=lang.moment(said["next_expected_at"]))
    if found := _PUBLISHED.fullmatch(said["reason"]):
        return lang.say(f"published_{found[2].replace(' ', '_')}", time=found[1])
    if found := _CLOSED.fullmatch(said["reason"]):
        key = f"closed {found[1]}"
        return lang.say("market_closed", day=lang.say(key) if lang.knows(key) else found[1])
    return ""

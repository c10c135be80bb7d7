"""How far a rate can be trusted and how fresh it is, as plain words: in frames and in badges."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chautari.web import rates, readings
from chautari.web.locales import Locale
from chautari.web.rates import Answer


@dataclass(frozen=True, slots=True)
class StateLine:
    """Words about a rate; `warns` where the number is not a sure one of today."""

    text: str
    warns: bool


def of_rate(rate: Answer, lang: Locale) -> list[StateLine]:
    """Everything there is to say: status, freshness with its reason, what is held, what is pending."""
    return [_status(rate, lang), *_freshness(rate, lang), *_waiting(rate, lang)]


def brief(rate: Answer, lang: Locale) -> list[StateLine]:
    """The same in few words; of a rate without a figure the status of what is pending, or its own."""
    if not figure(rate):
        newer = rate.get("pending") or rate
        return [StateLine(lang.say(newer["status"]), True)]
    state = rate["freshness"]["state"]
    lines = [StateLine(lang.say(rate["status"]), rate["status"] == "provisional")]
    if state != "fresh":
        lines.append(StateLine(lang.say(f"badge {state}", day=lang.day(rate)), state != "carried"))
    if rate.get("held"):
        lines.append(StateLine(lang.say("badge newer"), True))
    if rate.get("pending"):
        lines.append(StateLine(lang.say("pending_newer"), True))
    return lines


def figure(rate: Answer) -> str:
    """The printed figure of a rate: a price, or the first side that the bank prints; empty if it is not served."""
    return rate.get("price") or rate.get("buy") or rate.get("sell") or ""


def sources(served: Iterable[Answer], lang: Locale) -> str:
    """The names of the publishers who say what is served, once each; empty if nothing is."""
    agreeing = [reading["source"] for rate in served for reading in rate.get("sources", ()) if reading["agrees"]]
    return ", ".join(dict.fromkeys(readings.publisher(source, lang) for source in agreeing))


def _status(rate: Answer, lang: Locale) -> StateLine:
    status = lang.say(rate["status"])
    if rate["status"] == "provisional":
        disputed = any(reason["rule"] == "readings_disagree" for reason in rate.get("reasons", ()))
        return StateLine(f"{status}: {lang.say('contested' if disputed else 'unconfirmed')}", True)
    if rate["status"] == "held":
        return StateLine(f"{status}: {lang.say('about held')}", True)
    return StateLine(status, rate["status"] == "unpublished")


def _freshness(rate: Answer, lang: Locale) -> Iterator[StateLine]:
    freshness = rate["freshness"]
    if freshness is None:
        return
    state = freshness["state"]
    if state == "fresh":
        yield StateLine(lang.say("fresh"), False)
        return
    reason = rates.reason(freshness, lang)
    words = lang.say(state, day=lang.day(freshness))
    yield StateLine(f"{words}; {reason}" if reason else words, state != "carried")


def _waiting(rate: Answer, lang: Locale) -> Iterator[StateLine]:
    if rate.get("held") and rate["status"] != "held":
        yield StateLine(lang.say("held_newer"), True)
    if rate.get("pending"):
        yield StateLine(f"{lang.say('pending_newer')}: {lang.rupees(figure(rate['pending']))}", True)
    last = rate.get("last_published")
    if last:
        yield StateLine(f"{lang.say('last_price')} {lang.rupees(figure(last))}, {lang.day(last)}", True)

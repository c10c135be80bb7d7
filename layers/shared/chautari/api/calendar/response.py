"""Calendar answers in the requested language and digits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.calendar.almanac.calendar_names import LANGUAGES
from chautari.nepali.numerals import devanagari_digits

# What is read and not reckoned with. Numbers and AD dates stay as they are.
IN_DIGITS = frozenset(("date_bs", "sunrise", "sunset"))


def reply(request: Request, answer: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Reply:
    """An answer in both languages, reduced to the parameters `lang` and `digits`."""
    if not is_reduced(request):
        return responses.of_json(answer, headers)
    devanagari = request.values.get("digits") == "deva"
    return responses.of_json(_localized(answer, request.values.get("lang"), devanagari), headers)


def of_today(request: Request, answer: Mapping[str, object]) -> Reply:
    """The same of an answer that is of today's year, and at midnight may be of another."""
    made = reply(request, answer, cache_control.of_today(request.now))
    return replace(made, until=cache_control.midnight(request.now))


def is_reduced(request: Request) -> bool:
    """Whether the request wants one language, or Devanagari digits."""
    return "lang" in request.values or request.values.get("digits") == "deva"


def _localized(value: Any, lang: str | None, devanagari: bool) -> Any:
    if isinstance(value, list):
        return [_localized(item, lang, devanagari) for item in value]
    if not isinstance(value, dict):
        return value
    if lang and tuple(value) == LANGUAGES:
        return {lang: value[lang]}
    return {
        name: devanagari_digits(member) if devanagari and name in IN_DIGITS else _localized(member, lang, devanagari)
        for name, member in value.items()
    }

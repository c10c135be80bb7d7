"""Values that a person types into a page's form: amounts as they are printed, and days of the chosen calendar."""

from typing import Any

from chautari.api.endpoint import Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language
from chautari.api.problems import Problem
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import today
from chautari.nepali.numerals import NotAnAmount, latin_digits, printed_amount

_FIRST_OWN_YEAR = 2000


def amount(request: Request, name: str) -> str:
    """The amount in field `name` in the API's notation, empty if nothing is typed: `१,५००.` gives `1500`.

    Raises Problem for what is plainly no amount.
    """
    text = latin_digits(request.values.get(name, "")).rstrip(".")
    try:
        return printed_amount(f"0{text}" if text.startswith(".") else text) if text else ""
    except NotAnAmount:
        raise _refused(request, name, "not_an_amount", text=text) from None


def day(request: Request) -> dict[str, Any]:
    """The day of the fields `calendar` and `on` in all calendars; without a calendar `on` is read as the API reads it.

    Raises Problem for one that is no day, and for a day of Bikram Sambat that must be meant as AD.
    """
    text, calendar = latin_digits(request.values["on"]).strip(), request.values.get("calendar")
    if text.startswith("bs:"):
        text, calendar = text.removeprefix("bs:"), "bs"
    if calendar == "bs" and _is_of_our_time(text, request):
        ad = language(request).ad(str(bikram_sambat.to_ad(bikram_sambat.parse(text))))
        raise _refused(request, "on", "other_calendar", day=text, ad=ad)
    return converted_day(request, calendar or "ad", text, "on")


def converted_day(request: Request, calendar: str, text: str, field: str) -> dict[str, Any]:
    """The day `text` of `calendar` in all calendars. Raises Problem, which names the `field` of the form."""
    try:
        converted: dict[str, Any] = answer(reply_of(request, "convertDate", {calendar: text}))
    except Problem as problem:
        detail = problem.detail.replace(f"{calendar} is ", f"{field} is ", 1).replace(" bs=", " bs:")
        allowed = [form.replace("bs=", "bs:") for form in problem.allowed]
        raise Problem(problem.kind, detail, parameter=field, allowed=allowed) from None
    return converted


def _refused(request: Request, name: str, words: str, **values: str) -> Problem:
    """The problem of field `name` in the language of the page."""
    lang = language(request)
    return Problem("bad-value", lang.say(words, **values), parameter=name, language=lang.code)


def _is_of_our_time(text: str, request: Request) -> bool:
    """Whether a day of Bikram Sambat has a year that is one of our own time AD: 2026 BS was 1969."""
    try:
        return _FIRST_OWN_YEAR <= bikram_sambat.parse(text).year <= today(request.now).year
    except ValueError:
        return False

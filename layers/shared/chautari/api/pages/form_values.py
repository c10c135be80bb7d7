"""Values that a person types into a page's form: amounts as they are printed, and days of the chosen calendar."""

from chautari.api.endpoint import Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages.page_replies import language
from chautari.api.problems import bad_value
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
        raise bad_value(name, language(request).say("not_an_amount", text=text)) from None


def day(request: Request) -> str:
    """The day AD of the fields `calendar` and `on`; without a calendar `on` is read as the API reads it.

    Raises Problem for one that is no day, and for a day of Bikram Sambat that must be meant as AD.
    """
    text, calendar = latin_digits(request.values["on"]).strip(), request.values.get("calendar")
    if text.startswith("bs:"):
        text, calendar = text.removeprefix("bs:"), "bs"
    if calendar == "bs" and _is_of_our_time(text, request):
        lang = language(request)
        ad = lang.ad(str(bikram_sambat.to_ad(bikram_sambat.parse(text))))
        raise bad_value("on", lang.say("other_calendar", day=text, ad=ad))
    return str(answer(reply_of(request, "convertDate", {calendar or "ad": text}))["date"])


def _is_of_our_time(text: str, request: Request) -> bool:
    """Whether a day of Bikram Sambat has a year that is one of our own time AD: 2026 BS was 1969."""
    try:
        return _FIRST_OWN_YEAR <= bikram_sambat.parse(text).year <= today(request.now).year
    except ValueError:
        return False

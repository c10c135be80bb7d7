"""Names of cards: pictures of the day, of a rate, of a day of the calendar, which lie below /cards/ of the site."""

from datetime import date, timedelta

from chautari.rates.views.home import CURRENCIES

DAY = "day"
# Today and the week after it; a card that was drawn stays, as its day does not change.
DAYS_AHEAD = 7


def of_metal(key: str) -> str:
    """The card of a metal."""
    return f"metals/{key}"


def of_currency(code: str) -> str:
    """The card of a currency, if it is a main one; of another that of the day."""
    return f"forex/{code}" if code in CURRENCIES else DAY


def of_day(date_bs: str) -> str:
    """The card of a day of the calendar."""
    return f"calendar/{date_bs}"


def of_day_near(on: date, date_bs: str, today: date) -> str:
    """The card of a day of the calendar, if it is drawn at present; of another that of the day."""
    return of_day(date_bs) if today <= on <= today + timedelta(DAYS_AHEAD) else DAY


def path(card: str, language: str) -> str:
    """Where a card lies below /cards/."""
    return f"{card}.{language}.png"

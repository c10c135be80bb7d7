"""Scope of a holiday (who has the day off), and status of a list of holidays (where it is from)."""

from typing import Literal, get_args

Scope = Literal[
    "national",
    "kathmandu-valley",
    "hills",
    "terai",
    "women",
    "education",
    "kirat-community",
    "muslim-community",
    "sikh-community",
    "persons-with-disabilities",
    "province",
]
SCOPES: tuple[Scope, ...] = get_args(Scope)
HolidayStatus = Literal["official", "transcribed", "expected"]

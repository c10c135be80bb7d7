"""Whose holiday a day is, and where a list of holidays is from."""

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

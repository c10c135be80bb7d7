"""Scope of a holiday (who has the day off), and status of a list of holidays (where it is from)."""

from typing import Literal, get_args

Province = Literal[
    "province-koshi",
    "province-madhesh",
    "province-bagmati",
    "province-gandaki",
    "province-lumbini",
    "province-karnali",
    "province-sudurpashchim",
]
PROVINCES: tuple[Province, ...] = get_args(Province)
# `province` is one that the decision or its report does not name.
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
    Province,
]
SCOPES: tuple[Scope, ...] = get_args(Scope)
HolidayStatus = Literal["official", "transcribed", "expected"]

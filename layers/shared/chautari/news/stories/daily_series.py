"""Daily series: reports filled in anew every day: gold, shares, exchange rates, vegetables, weather, horoscope.

By their words yesterday's report is as like today's as another outlet's is, so they are recognised first, and joined
by day and value only.
"""

import re
from datetime import datetime

from chautari.nepali.clock import today
from chautari.news.stories.report import Report

# What a headline must hold of a series: one word of each group, in either script.
_SERIES = {
    "gold": (r"सुन|चाँदी|चांदी|\b(?:gold|silver|bullion)\b", r"मूल्य|भाउ|मोल|तोला|कारोबार|\b(?:prices?|tolas?|rates?)\b"),
    "shares": (r"नेप्से|शेयर|सेयर|\bnepse\b|\bshare market\b", r"अंक|अङ्क|परिसूचक|\b(?:points?|index|gains?|drops?|sheds?)\b"),
    "exchange": (r"विदेशी मुद्रा|विनिमय|मुद्राको|\b(?:exchange rates?|foreign currenc)", r"दर|मूल्य|\brates?\b"),
    "vegetables": (r"तरकारी|कृषिउपज|कालीमाटी|\b(?:vegetables?|kalimati)\b", r"मूल्य|भाउ|\bprices?\b"),
    "weather": (r"मौसम|\bweather\b", r"आज|भोलि|बारको|पूर्वानुमान|सम्भावना|\b(?:today|forecast|tomorrow)\b"),
    "horoscope": (r"राशिफल|\bhoroscope\b", r""),
}
_PATTERNS = {name: [re.compile(group, re.IGNORECASE) for group in groups if group] for name, groups in _SERIES.items()}


def series_of(title: str) -> str:
    """The daily series that a headline belongs to: a key of it; empty if to none."""
    for name, groups in _PATTERNS.items():
        if all(group.search(title) for group in groups):
            return name
    return ""


def is_same_issue(left: Report, right: Report) -> bool:
    """Whether two reports of a series tell of one day and share a number, or state none both."""
    if left.series != right.series or _day(left.at) != _day(right.at):
        return False
    return bool(left.numbers & right.numbers) or left.numbers == right.numbers


def _day(at: datetime) -> object:
    return today(at)

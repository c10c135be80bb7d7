"""Client of the Chautari API: daily numbers and news of Nepal."""

from chautari_client.answers import (
    Article,
    Articles,
    CalendarDay,
    ConvertedDay,
    Holidays,
    ListedArticle,
    Stories,
    Story,
)
from chautari_client.client import Chautari
from chautari_client.conversion import Conversion
from chautari_client.errors import (
    BadRequest,
    Carried,
    ChautariError,
    Held,
    Late,
    NotFound,
    NotPriced,
    Pending,
    Problem,
    TakenDown,
    Unavailable,
    Unreachable,
)
from chautari_client.history import CurrencyDay, History, MetalDay, Period, Summary
from chautari_client.rates import Currency, Freshness, Metal, Move

__all__ = [
    "Article",
    "Articles",
    "BadRequest",
    "CalendarDay",
    "Carried",
    "Chautari",
    "ChautariError",
    "Conversion",
    "ConvertedDay",
    "Currency",
    "CurrencyDay",
    "Freshness",
    "Held",
    "History",
    "Holidays",
    "Late",
    "ListedArticle",
    "Metal",
    "MetalDay",
    "Move",
    "NotFound",
    "NotPriced",
    "Pending",
    "Period",
    "Problem",
    "Stories",
    "Story",
    "Summary",
    "TakenDown",
    "Unavailable",
    "Unreachable",
]

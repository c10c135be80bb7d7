"""Registry of markets: one file for each, imported only when it is asked for by key."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chautari.markets.model.market import MarketDeclaration

_FOLDER = Path(__file__).parent


class UnknownMarket(LookupError):
    """A key without a declaration."""


@cache
def market_keys() -> tuple[str, ...]:
    """The keys of all markets, by file name; hyphens where the file has underscores."""
    return tuple(sorted(path.stem.replace("_", "-") for path in _FOLDER.glob("[a-z]*.py")))


@cache
def kept_as_boards() -> tuple[str, ...]:
    """The keys of the markets whose days are kept as boards."""
    return tuple(key for key in market_keys() if find(key).kept == "boards")


def find(key: str) -> MarketDeclaration:
    """The declaration of a market. Raises UnknownMarket naming those that exist."""
    if key not in market_keys():
        raise UnknownMarket(f"no market {key!r}: there are {', '.join(market_keys())}")
    market: MarketDeclaration = import_module(f"chautari.markets.declarations.{key.replace('-', '_')}").MARKET
    return market

"""Vegetables and fruit at Kalimati, Kathmandu: the board's wholesale price of each morning, least, most and average.

- The Nepali name is the key, romanized: English spellings were mended once, the Nepali ones stayed.
- `data/vegetables.csv`: the 148 names seen from 2023-05-15 to 2026-08-22, each with its unit, which never changed.
- `data/vegetables-season.json`: means of the average by month and year, from `data/vegetables-history`.
"""

import csv
import json
from datetime import time
from decimal import Decimal
from pathlib import Path

from chautari.markets.model.board_rules import ordered, spread_within
from chautari.markets.model.market import DeclaredInstrument, Figure, MarketDeclaration, NamedUnit
from chautari.rates.model.publication_schedule import PublicationSchedule

_DATA = Path(__file__).parent / "data"
# 55 % of the median of the month on the even days of 2023-05 to 2025-12; Dashain's day of 2023 had 58 of 103. A half
# answer of most days has fewer (docs/measurements.md).
_LEAST_ROWS = (56, 54, 48, 51, 52, 52, 56, 59, 58, 57, 56, 57)

with (_DATA / "vegetables.csv").open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))
# English name as printed -> key; two spellings of one Nepali name have one key.
KEY_OF_ENGLISH = {printed: row["instrument"] for row in _ROWS for printed in row["printed_en"].split("|")}

MARKET = MarketDeclaration(
    key="vegetables",
    name="Vegetables and fruit at Kalimati",
    name_ne="कालीमाटीका तरकारी र फलफूल",
    basis="wholesale",
    basis_ne="थोक",
    dimensions=("commodity",),
    figures=(
        Figure("min", "Minimum", "न्यूनतम"),
        Figure("max", "Maximum", "अधिकतम"),
        Figure("avg", "Average", "औसत"),
    ),
    headline="avg",
    units={
        "kg": NamedUnit("kg", "kilogram", "किलो", "kg"),
        "dozen": NamedUnit("dozen", "dozen", "दर्जन", "piece", Decimal(12)),
        "piece": NamedUnit("piece", "piece", "गोटा", "piece"),
    },
    instruments={
        row["instrument"]: DeclaredInstrument(
            row["instrument"], row["name"], row["name_ne"], row["unit"], row["usual"] == "yes"
        )
        for row in _ROWS
    },
    authority="kalimati",
    # Each morning, Saturdays too: the job of a public repository met 1,104 of 1,106 boards dated that day by 13:30.
    schedule=PublicationSchedule(due=time(11, 0), saturdays=True),
    least_rows=_LEAST_ROWS,
    least_share=Decimal("0.6"),  # the least on the even days is 0.79
    # Radish red of 2026-07-17 was 30 / 250 / 140 between days of 30 / 35 / 32.5: a typing error.
    rules=(ordered("min", "avg", "max"), spread_within("min", "max", Decimal(3))),
    jump=Decimal(1),  # 99.9 % of 104,272 moves from day to day are within it
    changes_daily=True,
    season=json.loads((_DATA / "vegetables-season.json").read_text(encoding="utf-8")),
    discovers=True,
    history="vegetables-history",
)

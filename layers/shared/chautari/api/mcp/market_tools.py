"""Tool of boards: fuel, vegetables, and what banks quote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from chautari.api.internal_calls import answer as json_of
from chautari.api.internal_calls import reply_of
from chautari.api.mcp import facts
from chautari.api.problems import bad_value

if TYPE_CHECKING:
    from chautari.api.endpoint import Request
    from chautari.api.mcp.facts import Fact, ToolAnswer

# A board of vegetables has a hundred rows, and nobody asks a model for them all.
MOST_FACTS = 20


def market_price(request: Request) -> ToolAnswer:
    """Rows of a board, the latest or that of a day. Raises Problem where no row is called so."""
    market = request.values["market"]
    board = json_of(reply_of(request, "market", {"on": request.values.get("on", "")}, market=market))
    named = request.values.get("name", "").casefold()
    rows = [
        row for row in board["rows"] if any(named in row[key].casefold() for key in ("instrument", "name", "name_ne"))
    ]
    if not rows:
        raise bad_value("name", f"nothing of {market} is called so", [row["instrument"] for row in board["rows"]])
    notes = [f"{board['name']}: {board['basis']}."]
    if len(rows) > MOST_FACTS:
        notes.append(f"{len(rows) - MOST_FACTS} further rows are left out: give a name.")
    return facts.answer(request, [_row(request, board, row) for row in rows[:MOST_FACTS]], notes)


def _row(request: Request, board: Mapping[str, Any], row: Mapping[str, Any]) -> Fact:
    figures = row["figures"] or {}
    figure = board["headline"] if board["headline"] in figures else next(iter(figures), board["headline"])
    on = _date_of(board, row)
    # Only of fuel is the currency of a price one of its dimensions; of a bank's rate it is what is priced.
    currency = row["dimensions"]["currency"] if "in_force" in row else board["currency"]
    doubts = [reason["detail"] for reason in row["reasons"]] if row["status"] != "official" else []
    return facts.fact(
        request,
        row["name"],
        figures.get(figure),
        f"{currency} per {row['unit_name']} ({figure})",
        on,
        row["status"],
        facts.freshness_of(board, on, request),
        facts.address(request, f"/v1/markets/{board['market']}?on={board['date']}"),
        doubts=[*(["PROVISIONAL"] if row["status"] == "provisional" else []), *doubts],
        details={
            **{name: row.get(name) for name in ("instrument", "name_ne", "figures", "change", "last", "in_force")},
            "readings": [reading["url"] for reading in _readings(board, row)],
        },
    )


def _readings(board: Mapping[str, Any], row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [reading for reading in board["readings"] if reading["reading"] in row["readings"]]


def _date_of(board: Mapping[str, Any], row: Mapping[str, Any]) -> date:
    """The day that a row is of: of its effect, or of its oldest reading where each bank has a board of its own."""
    if "in_force" in row:
        return date.fromisoformat(row["in_force"]["effective_at"][:10])
    if board["market"] != "forex-banks":
        return date.fromisoformat(board["date"])
    days = [(reading["stated_at"] or reading["observed_at"])[:10] for reading in _readings(board, row)]
    return date.fromisoformat(min(days, default=board["date"]))

"""How the items of markets' boards are named: see `keys` for all others.

| item | pk | sk |
| --- | --- | --- |
| revision of what an address stated of a day, append-only | `READING#vegetables` | `2026-08-17#kalimati-np#0001` |
| the board of a day: current readings and rows | `BOARD#vegetables` | `2026-08-17` |
| what stands of a market's instruments | `STANDING#vegetables` | `STANDING` |
"""

from datetime import date

from chautari.dynamodb.keys import Key


def reading(market: str, on: date, name: str, number: int) -> Key:
    """Revision `number` (from 1) of the reading `name` of a market date."""
    return Key(readings_of(market), f"{on}#{name}#{number:04}")


def readings_of(market: str) -> str:
    """The partition of all revisions of readings of a market."""
    return f"READING#{market}"


def board(market: str, on: date) -> Key:
    """The board of a day."""
    return Key(boards_of(market), str(on))


def boards_of(market: str) -> str:
    """The partition of the boards of a market."""
    return f"BOARD#{market}"


def standing(market: str) -> Key:
    """What stands of a market's instruments."""
    return Key(f"STANDING#{market}", "STANDING")


def view(market: str) -> str:
    """The name of the read model of a market's latest board."""
    return f"market-{market}"

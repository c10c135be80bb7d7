"""The answers of a bank's two addresses, taken apart for the 46 ways."""

from collections.abc import Callable
from datetime import datetime

from chautari.nepali.clock import NPT
from tools.drill.answers import Answer
from tools.drill.banks import boards
from tools.drill.banks.boards import PrintedEdition
from tools.drill.banks.changes import BankWorld
from tools.drill.markets import ways
from tools.drill.markets.anatomy import answer_of
from tools.drill.world import World

WRITTEN: dict[str, Callable[[PrintedEdition], bytes]] = {"first": boards.as_json, "second": boards.as_page}
_FORMS = {"first": "bank", "second": "bankpage"}
_NAMES = {name: code for code, name in boards.NAMES.items()} | {code: code for code in boards.NAMES}
_NAMES |= {"INR": "INR", "Indian Rupees": "INR"}
_WORLDS: dict[tuple[int, str], World] = {}


def unchanged(world: BankWorld, bank: str) -> dict[str, bytes]:
    """What both addresses answer while nothing is changed."""
    return {answer.name: answer.page.body for answer in world_of(world, bank).answers}


def world_of(world: BankWorld, bank: str) -> World:
    """The answers of a bank this afternoon, and yesterday's."""
    key = id(world), bank
    if key not in _WORLDS:
        before, *_, now = world.editions[bank]
        pairs = [(_answer(name, now), _answer(name, before)) for name in WRITTEN]
        _WORLDS[key] = ways.world_of(pairs, now.date, before.date)
    return _WORLDS[key]


def _answer(name: str, printed: PrintedEdition) -> Answer:
    at = datetime.combine(printed.date, printed.time, NPT)
    return answer_of(name, _FORMS[name], WRITTEN[name](printed), printed.date, at, _NAMES)

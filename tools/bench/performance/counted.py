"""Cold starts counted: instructions of the built artifact, which no other work of the machine changes."""

from collections.abc import Sequence
from pathlib import Path

from tools.bench.performance import instructions
from tools.bench.performance.built import ENVIRONMENT, Built
from tools.bench.performance.endpoints import COLD, Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.instructions import Answer, Handlers
from tools.bench.performance.report import Section

# Warm answers are what these are more than the first.
WARM_CALLS = 20
AIM = 0.6
METHOD = (
    "Instructions by callgrind (`PYTHONHASHSEED=0`), of processes of Lambda's Python 3.13 with the artifact of "
    "`make build` and byte code, the table in memory: exact, so once each. `tests/tools/bench/test_instructions.py` "
    "holds the first answer of the code as it stands within 3 %."
)
COLUMNS = ("handler", "init", "beside boto3", "with the first answer", "beside boto3", "a warm answer")


def section(built: Built, _: Fake, clock: str, measured: Sequence[Measured]) -> Section:
    """The table of instructions."""
    folder = built.folder
    folders = {name: folder / name for name in ("empty", "boto3", "api")}
    handlers = Handlers(built.python, folders, [folder / "layer", folder / "runtime"], ENVIRONMENT)
    base = instructions.count(handlers, "boto3", folder)
    empty = instructions.count(handlers, "empty", folder)
    rows: list[tuple[str, ...]] = [
        ("an empty handler", _millions(empty), f"{empty / base:.2f}×", "", "", ""),
        ('`boto3.client("dynamodb")`', _millions(base), "1.00×", "", "", ""),
    ]
    init = instructions.count(handlers, "api", folder)
    rows += [_row(handlers, base, init, clock, endpoint, folder) for endpoint in measured if endpoint.path in COLD]
    return Section("Cold starts, counted", METHOD, COLUMNS, rows)


def _row(handlers: Handlers, base: int, init: int, clock: str, endpoint: Measured, folder: Path) -> tuple[str, ...]:
    answer = Answer(endpoint.event, clock, endpoint.items)
    first, warm = (instructions.count(handlers, "api", folder, calls, answer) for calls in (1, 1 + WARM_CALLS))
    cells = (_millions(init), _aimed(init / base), _millions(first), f"{first / base:.2f}×")
    return (f"read function, `{endpoint.path}`", *cells, _millions((warm - first) / WARM_CALLS))


def _aimed(quotient: float) -> str:
    return f"**{quotient:.2f}×**, aim {AIM:g}×" if quotient > AIM else f"{quotient:.2f}×"


def _millions(count: float) -> str:
    return f"{count / 1e6:,.3g} M"

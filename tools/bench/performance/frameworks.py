"""The usual ways to write a read function: Flask and FastAPI, each with boto3, on the same item."""

import json
from collections.abc import Sequence

from tools.bench.performance.built import FRAMEWORKS, Built
from tools.bench.performance.endpoints import Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.report import Section
from tools.bench.performance.turns import Spread, in_turns, milliseconds, ratio, spread
from tools.local.errors import CannotRun

# A composed answer is served for half an hour: no more calls than that has minutes.
ROUNDS, WARMING, CALLS = 9, 5, 20
CASES = {"read function": "api", "Flask, apig-wsgi, boto3": "flask", "FastAPI, Mangum, boto3": "fastapi"}
METHOD = (
    f"The composed item of `/v1/home`, passed on as it is stored, {CALLS} times after {WARMING} by fresh processes in "
    f"turns, {ROUNDS} each: processor time in ms, median (quartiles), and answers of a processor in a second. "
    "The read function comes a minute later with each, so that it reads each time."
)
COLUMNS = (
    "handler",
    "init",
    "beside ours",
    "with the first answer",
    "beside ours",
    "an answer",
    "beside ours",
    "a second",
)


def section(built: Built, fake: Fake, clock: str, measured: Sequence[Measured]) -> Section:
    """The table of frameworks. Raises CannotRun where they are not installed."""
    if not FRAMEWORKS.is_dir():
        raise CannotRun("Flask and FastAPI are not installed: run `make bench`")
    home = next(endpoint for endpoint in measured if endpoint.path == "/v1/home")
    environment = {"CHAUTARI_NOW": clock, "ITEM_KEY": json.dumps(home.key)}
    marks: dict[str, list[list[float]]] = {name: [] for name in CASES}

    def measure(name: str) -> list[float]:
        times = built.times(CASES[name], 1 + WARMING + CALLS, [home.event], environment | fake.environment(CASES[name]))
        marks[name].append(times)
        return times[2 + WARMING :]

    answers = in_turns(CASES, ROUNDS, measure)
    # Of each process the time until the import ended, and until the first answer; the first round only warms up.
    inits, firsts = (
        {name: spread([times[at] for times in taken[1:]]) for name, taken in marks.items()} for at in (0, 1)
    )
    rows = [(name, *_cells(name, inits), *_cells(name, firsts), *_cells(name, answers)) for name in CASES]
    return Section("Beside Flask and FastAPI", METHOD, COLUMNS, [_with_rate(row, answers) for row in rows])


def _cells(name: str, times: dict[str, Spread]) -> tuple[str, str]:
    return milliseconds(times[name]), ratio(times[name], times["read function"])


def _with_rate(row: tuple[str, ...], answers: dict[str, Spread]) -> tuple[str, ...]:
    return (*row, f"{1000 / answers[row[0]].median:,.0f}")

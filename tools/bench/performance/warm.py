"""Warm answers: each endpoint beside boto3's GetItem of the largest item that it reads."""

from tools.bench.performance.built import Built
from tools.bench.performance.endpoints import Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.report import Section
from tools.bench.performance.turns import Spread, milliseconds, ratio, spread

ROUNDS, WARMING, CALLS = 3, 5, 20
UNCACHED_AIM, CACHED_AIM = 1.0, 0.05
METHOD = (
    f"Calls {WARMING + 1} to {WARMING + CALLS} of each endpoint by fresh processes in turns, {ROUNDS} each, all "
    "endpoints one after the other: processor time a call, median (quartiles) in ms, over a kept TLS connection. "
    "Uncached, each call comes a minute after the one before; cached, the clock stands. boto3 gets the largest item "
    "that the endpoint reads."
)
_COLUMNS = ("endpoint", "reads", "GetItem by boto3", "uncached", "beside boto3", "cached", "beside boto3")
_CASES = {"boto3": ("boto3", {}), "uncached": ("api", {}), "cached": ("api", {"STANDING": "1"})}


def section(built: Built, fake: Fake, clock: str, measured: list[Measured]) -> Section:
    """The table of warm answers."""
    calls = len(measured) * (WARMING + CALLS)
    times: dict[tuple[str, str], list[float]] = {}
    for case in [*_CASES] * ROUNDS:
        handler, standing = _CASES[case]
        events = [endpoint.event if handler == "api" else endpoint.key for endpoint in measured]
        environment = {**fake.environment(handler), "CHAUTARI_NOW": clock, **standing}
        taken = built.times(handler, calls, events, environment)[1:]
        for at, endpoint in enumerate(measured):
            times.setdefault((endpoint.path, case), []).extend(taken[at :: len(measured)][WARMING:])
    spreads = {key: spread(values) for key, values in times.items()}
    return Section("Warm answers", METHOD, _COLUMNS, [_row(endpoint, spreads) for endpoint in measured])


def _row(endpoint: Measured, spreads: dict[tuple[str, str], Spread]) -> tuple[str, ...]:
    base, uncached, cached = (spreads[endpoint.path, case] for case in _CASES)
    aim = UNCACHED_AIM if endpoint.reads == 1 else None
    cells = (ratio(uncached, base, aim), milliseconds(cached), ratio(cached, base, CACHED_AIM))
    return (f"`{endpoint.path}`", str(endpoint.reads), milliseconds(base), milliseconds(uncached), *cells)

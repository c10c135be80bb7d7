"""Warm answers: each endpoint beside boto3's GetItem of the largest item that it reads."""

from tools.bench.performance.built import Built
from tools.bench.performance.endpoints import Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.report import Section
from tools.bench.performance.turns import in_turns, milliseconds, ratio

ROUNDS, WARMING, CALLS = 3, 5, 20
UNCACHED_AIM, CACHED_AIM = 1.0, 0.05
METHOD = (
    f"Calls {WARMING + 1} to {WARMING + CALLS} of fresh processes in turns, {ROUNDS} each: processor time a call, "
    "median (quartiles) in ms, over a kept TLS connection. Uncached, each call comes a minute after the one before; "
    "cached, the clock stands. boto3 gets the largest item that the endpoint reads."
)
_COLUMNS = ("endpoint", "reads", "GetItem by boto3", "uncached", "beside boto3", "cached", "beside boto3")
_Case = tuple[str, str, str]


def section(built: Built, fake: Fake, clock: str, measured: list[Measured]) -> Section:
    """The table of warm answers."""
    by_path = {endpoint.path: endpoint for endpoint in measured}
    clocks = {"moving": {"CHAUTARI_NOW": clock}, "standing": {"CHAUTARI_NOW": clock, "STANDING": "1"}}
    cases: list[_Case] = [
        (path, *case) for path in by_path for case in (("boto3", "moving"), ("api", "moving"), ("api", "standing"))
    ]

    def measure(case: _Case) -> list[float]:
        path, handler, moving = case
        event = by_path[path].event if handler == "api" else by_path[path].key
        environment = {**fake.environment(handler), **clocks[moving]}
        return built.times(handler, WARMING + CALLS, [event], environment)[1 + WARMING :]

    times = in_turns(cases, ROUNDS, measure)
    rows: list[tuple[str, ...]] = []
    for path, endpoint in by_path.items():
        base, uncached = times[path, "boto3", "moving"], times[path, "api", "moving"]
        cached = times[path, "api", "standing"]
        aim = UNCACHED_AIM if endpoint.reads == 1 else None
        cells = (ratio(uncached, base, aim), milliseconds(cached), ratio(cached, base, CACHED_AIM))
        rows.append((f"`{path}`", str(endpoint.reads), milliseconds(base), milliseconds(uncached), *cells))
    return Section("Warm answers", METHOD, _COLUMNS, rows)

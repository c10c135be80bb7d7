"""Cold starts: the read function's init and first answer beside a handler that has boto3's client, and an empty one."""

from tools.bench.performance.built import Built
from tools.bench.performance.endpoints import COLD, Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.report import Section
from tools.bench.performance.turns import Spread, in_turns, milliseconds, ratio, spread

ROUNDS = 11
INIT_AIM, FIRST_AIM = 0.6, 0.75
METHOD = (
    "Fresh processes of Lambda's Python 3.13 with the artifact of `make build`, boto3 with byte code, in turns, "
    f"{ROUNDS} each: processor time since the process began, median (quartiles) in ms. boto3's first answer is its "
    "GetItem of the item that `/v1/metals` reads, from the same DynamoDB of this machine, over TLS: boto3 with this "
    "machine's authorities, the read function with Amazon's."
)


def section(built: Built, fake: Fake, clock: str, measured: list[Measured]) -> Section:
    """The table of cold starts."""
    cases = {"an empty handler": ("empty", {}), '`boto3.client("dynamodb")`': ("boto3", measured[1].key)}
    cases |= {
        f"read function, `{endpoint.path}`": ("api", endpoint.event) for endpoint in measured if endpoint.path in COLD
    }
    marks: dict[str, list[list[float]]] = {name: [] for name in cases}

    def measure(name: str) -> list[float]:
        handler, event = cases[name]
        times = built.times(handler, 1, [event], {**fake.environment(handler), "CHAUTARI_NOW": clock, "STANDING": "1"})
        marks[name].append(times)
        return times[:1]

    inits = in_turns(cases, ROUNDS, measure)
    firsts = {name: _first(taken) for name, taken in marks.items()}
    base = '`boto3.client("dynamodb")`'
    rows = [_row(name, inits, firsts, base) for name in cases]
    return Section("Cold starts", METHOD, ("handler", "init", "beside boto3", "first answer", "beside boto3"), rows)


def _first(taken: list[list[float]]) -> Spread:
    return spread([times[1] for times in taken[1:]])


def _row(name: str, inits: dict[str, Spread], firsts: dict[str, Spread], base: str) -> tuple[str, ...]:
    is_ours = name.startswith("read function")
    return (
        name,
        milliseconds(inits[name]),
        ratio(inits[name], inits[base], INIT_AIM if is_ours else None),
        milliseconds(firsts[name]),
        ratio(firsts[name], firsts[base], FIRST_AIM if is_ours else None),
    )

"""Cold starts as Lambda's own runtime makes them: its Python client below the emulator that SAM's wheel brings.

https://docs.aws.amazon.com/lambda/latest/dg/images-test.html
"""

import json
import os
import platform
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.bench.performance.built import ENVIRONMENT, FRAMEWORKS, Built
from tools.bench.performance.endpoints import Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.report import Section
from tools.bench.performance.turns import in_turns, milliseconds, ratio, spread
from tools.local.errors import CannotRun
from tools.local.options import ROOT

ROUNDS, SECONDS = 7, 30
AIMS = {"init": 0.6, "first": 0.75}
PROCESSORS = {"x86_64": "x86_64", "aarch64": "arm64"}
INVOCATIONS = "/2015-03-31/functions/function/invocations"
# What the emulator logs of the runtime: milliseconds of the init, then of the answer.
_INIT = re.compile(r"INIT REPORT\(durationMs: ([\d.]+)\)")
_ANSWER = re.compile(r"INVOKE RTDONE\(status: success, .*duration: ([\d.]+)ms\)")
METHOD = (
    "awslambdaric, the runtime's own client, below aws-lambda-rie of SAM's wheel: a fresh emulator each, in turns, "
    f"{ROUNDS} each; what it reports in ms of the clock, median (quartiles). Its processes are one machine's, so the "
    "noise is larger than of processor time."
)
COLUMNS = ("handler", "init", "beside boto3", "with the first answer", "beside boto3")


def section(built: Built, fake: Fake, clock: str, measured: Sequence[Measured]) -> Section:
    """The table of cold starts in the emulator. Raises CannotRun where it is not installed."""
    cases: dict[str, tuple[str, Mapping[str, Any]]] = {"an empty handler": ("empty", {})}
    cases |= {'`boto3.client("dynamodb")`': ("boto3", measured[1].key)}
    cases |= {"read function, `/v1/home`": ("api", measured[0].event)}
    firsts: dict[str, list[float]] = {name: [] for name in cases}

    def measure(name: str) -> list[float]:
        handler, event = cases[name]
        init, answer = _start(built, handler, event, {**fake.environment(handler), "CHAUTARI_NOW": clock})
        firsts[name].append(init + answer)
        return [init]

    inits = in_turns(cases, ROUNDS, measure)
    whole = {name: spread(taken[1:]) for name, taken in firsts.items()}
    base = '`boto3.client("dynamodb")`'
    rows: list[tuple[str, ...]] = []
    for name, (handler, _) in cases.items():
        init_aim, first_aim = (AIMS["init"], AIMS["first"]) if handler == "api" else (None, None)
        cells = (milliseconds(inits[name]), ratio(inits[name], inits[base], init_aim))
        rows.append((name, *cells, milliseconds(whole[name]), ratio(whole[name], whole[base], first_aim)))
    return Section("Cold starts in the emulator", METHOD, COLUMNS, rows)


def _start(built: Built, handler: str, event: Mapping[str, Any], environment: Mapping[str, str]) -> tuple[float, float]:
    """Milliseconds of one init and of its first answer, as the emulator reports them."""
    gateway, runtime = _free_port(), _free_port()
    paths = [built.folder / handler, built.folder / "layer", built.folder / "runtime", FRAMEWORKS]
    command = [str(_emulator()), "--runtime-interface-emulator-address", f"127.0.0.1:{gateway}"]
    command += ["--runtime-api-address", f"127.0.0.1:{runtime}", built.python, "-m", "awslambdaric", "app.handler"]
    log = built.folder / "emulator.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env={**ENVIRONMENT, **environment, "PYTHONPATH": os.pathsep.join(map(str, paths))},
            cwd=built.folder / handler,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            answer = _answer(gateway, event)
        finally:
            process.terminate()
            process.wait()
    reported = log.read_text(errors="replace")
    init, answered = _INIT.search(reported), _ANSWER.search(reported)
    if init is None or answered is None:
        raise CannotRun(f"{handler} did not start in the emulator: {answer[:300]!r} {reported[-1500:]}")
    return float(init[1]), float(answered[1])


def _emulator() -> Path:
    name = f"aws-lambda-rie-{PROCESSORS.get(platform.machine(), platform.machine())}"
    emulators = sorted(ROOT.glob(f".venv-sam/lib/python3*/site-packages/samcli/local/rapid/{name}"))
    if not emulators or not FRAMEWORKS.is_dir():
        raise CannotRun("the emulator is not installed: run `make build`, then `make bench`")
    return emulators[0]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def _answer(port: int, event: Mapping[str, Any]) -> bytes:
    """The answer of the first invocation, which the emulator takes as soon as it listens."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{INVOCATIONS}", json.dumps(event).encode())
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as response:  # noqa: S310 - of this machine
                content: bytes = response.read()
                return content
        except (ConnectionError, urllib.error.URLError):
            time.sleep(0.02)
    raise CannotRun(f"the emulator did not listen within {SECONDS} seconds")

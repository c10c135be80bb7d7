"""Weight and first paint of the pages of the whole system, started for it, in a browser on a slow line."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import requests

from tools.bench import pages
from tools.bench.performance.report import Section
from tools.local.errors import CannotRun
from tools.local.options import ROOT

START_SECONDS = 600
METHOD = (
    f"`make run` over the recorded web, {pages.BYTES_A_SECOND * 8 / 1000:.0f} kbit/s, {pages.ROUND_TRIP_MS} ms to and "
    f"fro, a processor slowed down {pages.SLOWER} times, headless Chromium at 360 by 740, "
    f"medians of {pages.TURNS} first visits taken in turns, beside an empty page."
)
COLUMNS = ("page", "bytes, gzip", "first paint, ms", "beside an empty page", "layout shift")


def section() -> Section:
    """The table of pages."""
    with _running() as origin:
        rows: list[tuple[str, ...]] = [
            (f"`{page.name}`", f"{page.size:,}", f"{page.paint:,.0f}", f"{page.beside_empty:.2f}×", f"{page.shift:.3f}")
            for page in pages.painted(origin)
        ]
    return Section("Pages in a browser", METHOD, COLUMNS, rows)


@contextmanager
def _running() -> Iterator[str]:
    """The origin of the whole system, on a free port. Raises CannotRun if it does not start."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.local"],
        env={**os.environ, "PORT": str(port)},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], origin: str) -> None:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            if requests.get(f"{origin}/v1/home", timeout=10).ok:
                return
        except requests.ConnectionError:
            time.sleep(1)
    raise CannotRun("the system did not start: see `make run`")

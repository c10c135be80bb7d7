"""First paint of the pages of a running system on a slow line: `make bench-pages URL=http://127.0.0.1:8000`.

Slow 3G as Lighthouse's older setting has it (400 kbit/s, 400 ms there and back) and a processor slowed down four times.
Beside each page an empty one from a server in the same process, so that what the line and the browser cost is seen.
"""

import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import requests
from playwright.sync_api import Browser, sync_playwright

TURNS = 5
BYTES_A_SECOND, ROUND_TRIP_MS, SLOWER = 400_000 / 8, 400, 4
PLACES = ("", "/metals", "/forex", "/calendar", "/news", "/status")
EMPTY = b"<!doctype html><html lang=en><title>empty</title><p>empty"
PAINT = """() => new Promise((told) => new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) told(entry.startTime)
}).observe({ type: 'paint', buffered: true }))"""
SHIFT = """() => new Promise((told) => { let sum = 0
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value }))
        .observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => told(sum), 500) })"""


class EmptyPage(BaseHTTPRequestHandler):
    """The page that the others are compared with."""

    def do_GET(self) -> None:
        """Answer with the empty page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(EMPTY)))
        self.end_headers()
        self.wfile.write(EMPTY)

    def log_message(self, *_: object) -> None:
        """Keep the terminal for the table."""


class Painted(NamedTuple):
    """A page: bytes over the line, compressed; milliseconds until it is painted, their quotient to an empty page's, and
    the sum of its shifts."""

    name: str
    size: int
    paint: float
    beside_empty: float
    shift: float


def main(origin: str) -> None:
    """Print bytes, first contentful paint and layout shift of each page."""
    print(f"{'page':<16}{'bytes, gzip':>12}{'paint, ms':>11}{'beside empty':>14}{'shift':>8}")
    for page in painted(origin):
        print(f"{page.name:<16}{page.size:>12}{page.paint:>11.0f}{page.beside_empty:>14.2f}{page.shift:>8.3f}")


def painted(origin: str) -> Iterator[Painted]:
    """The empty page, and the pages of the system at `origin`: medians of turns taken in rotation."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), EmptyPage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    addresses = {"empty": f"http://127.0.0.1:{server.server_port}/"}
    addresses |= {f"/{language}{place}": f"{origin}/{language}{place}" for place in PLACES for language in ("ne", "en")}
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in addresses}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--headless"]
        )
        for _ in range(TURNS):
            for name, address in addresses.items():
                measured[name].append(_visit(browser, address))
        browser.close()
    empty = statistics.median(paint for paint, _ in measured["empty"])
    for name, address in addresses.items():
        paint, shift = (statistics.median(values) for values in zip(*measured[name], strict=True))
        yield Painted(name, _size(address), paint, paint / empty, shift)
    server.shutdown()


def _visit(browser: Browser, address: str) -> tuple[float, float]:
    """First contentful paint in ms and the sum of layout shifts of a first visit on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    session = context.new_cdp_session(page)
    line = {"latency": ROUND_TRIP_MS, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    seen = float(page.evaluate(PAINT)), float(page.evaluate(SHIFT))
    context.close()
    return seen


def _size(address: str) -> int:
    """The bytes of a page as they come over the line, compressed."""
    with requests.get(address, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=60) as answer:
        body: bytes = answer.raw.read(decode_content=False)
    return len(body)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")

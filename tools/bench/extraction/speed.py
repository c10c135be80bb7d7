"""How long reading takes: CPU time of one process, contestants in turn on each page, so a busy moment hits all."""

import gc
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time

from tools.bench.extraction.pages import TruePage

SETTLING = 100_000  # bytes
READING = ("turbohtml", "nh3", "rensa")


def times(
    readers: Mapping[str, Callable[[TruePage], object]], pages: Sequence[TruePage], repeats: int
) -> dict[str, list[float]]:
    """Reader to seconds a page, each the median of its repeats."""
    # The pages and libraries held here are no reader's rubbish to search.
    gc.collect()
    gc.freeze()
    taken: dict[str, list[list[float]]] = {name: [[] for _ in pages] for name in readers}
    for _ in range(repeats):
        for number, page in enumerate(pages):
            for name, read in readers.items():
                _settle()
                begin = process_time()
                read(page)
                taken[name][number].append(process_time() - begin)
    return {name: [statistics.median(each) for each in found] for name, found in taken.items()}


def _settle() -> None:
    """Have the allocator tidy what the reader before freed: a reader pays for its own rubbish, and not for another's.

    glibc joins small freed chunks at the next request of a kilobyte, after trafilatura's trees for 0.15 ms.
    """
    bytearray(SETTLING)


def percentile(seconds: Sequence[float], share: float) -> float:
    """Milliseconds that this share of the pages stays within."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] * 1000


def import_cost(statement: str, runs: int = 7) -> float:
    """Milliseconds of CPU time of `statement` in fresh interpreters with byte code, the least of them."""
    code = f"import time\nbegin = time.process_time()\n{statement}\nprint(time.process_time() - begin)"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", code]
    costs = [
        float(subprocess.run(command, env=environment, capture_output=True, check=True).stdout) for _ in range(runs + 1)
    ]
    return min(costs[1:]) * 1000


def layer_size() -> float:
    """Megabytes of the libraries that the reading layer carries, as installed here, without byte code."""
    site = Path(sys.modules["turbohtml"].__file__ or "").parent.parent
    files = (file for name in READING for file in site.glob(f"{name}*/**/*") if file.is_file())
    return sum(file.stat().st_size for file in files if file.suffix != ".pyc") / 1e6

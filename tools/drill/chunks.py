"""Cases in chunks, each kept in a file as soon as it is finished: the drill goes on where it was left.

The folder's name holds the seed, the recordings and the code, so that nothing of an earlier state is counted.
"""

import gc
import hashlib
import json
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from functools import cache
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

import chautari
from chautari.rates import sources
from tools.drill import known, world
from tools.drill.cases import SOURCES, draw
from tools.drill.scene import Scene
from tools.drill.tally import Tally
from tools.drill.verdict import judged

CHUNK = 250
PACKAGES = ("chautari", "tools")

_remembering = ExitStack()

_DATA = Path(chautari.__file__).parent


def folder(root: Path, seed: int, recorded: Path) -> Path:
    """Where the chunks of this drill are kept. Code that no drill runs may change meanwhile."""
    digest = hashlib.sha256()
    answers = [path for path in recorded.rglob("*") if path.is_file()]
    for path in sorted([*_code(), *_DATA.rglob("*.json"), *_DATA.rglob("*.csv"), *answers]):
        digest.update(path.name.encode() + path.read_bytes())
    return root / f"seed-{seed}-{digest.hexdigest()[:12]}"


def _code() -> set[Path]:
    """The files of what is loaded once the sources are."""
    for keys in SOURCES.values():
        for key in keys:
            sources.find(key)
    loaded = [module for name, module in sys.modules.items() if name.partition(".")[0] in PACKAGES]
    return {Path(module.__file__) for module in loaded if module.__file__}


def missing(kept: Path, cases: int) -> list[range]:
    """The chunks of `cases` that no file holds yet."""
    starts = range(0, cases, CHUNK)
    chunks = [range(start, min(start + CHUNK, cases)) for start in starts]
    return [chunk for chunk in chunks if not _file(kept, chunk).exists()]


def run(chunks: list[range], kept: Path, seed: int, recorded: Path, processes: int) -> Iterator[int]:
    """Run the chunks in several processes and keep the tally of each. Yields the number of cases per chunk.

    Raises the error of the first chunk that fails, and BrokenProcessPool if a process dies or cannot start: a
    `multiprocessing.Pool` starts such a process again without end. Either way the other processes are stopped.
    """
    kept.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(processes, get_context("spawn"), _set_signals) as pool:
        try:
            for future in as_completed([pool.submit(_play, chunk, seed, recorded) for chunk in chunks]):
                chunk, tally = future.result()
                unfinished = _file(kept, chunk).with_suffix(".unfinished")
                unfinished.write_text(json.dumps(tally, ensure_ascii=False), encoding="utf-8")
                unfinished.replace(_file(kept, chunk))
                yield len(chunk)
        except BaseException:
            _stop(pool)
            raise


def _stop(pool: ProcessPoolExecutor) -> None:
    pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        process.terminate()


def total(kept: Path, cases: int) -> Tally:
    """What all kept chunks of `cases` count together."""
    tally = Tally()
    for start in range(0, cases, CHUNK):
        chunk = range(start, min(start + CHUNK, cases))
        tally.merge(json.loads(_file(kept, chunk).read_text(encoding="utf-8")))
    return tally


def _file(kept: Path, chunk: range) -> Path:
    return kept / f"{chunk.start:08}-{chunk.stop:08}.json"


def _set_signals() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@cache
def _scene(recorded: Path) -> Scene:
    """The scene of this process, built by its first chunk so that an error reaches the caller."""
    scene = _remembering.enter_context(known.remembering(world.read(recorded)))
    gc.freeze()  # what is looked up stays: it need not be looked through for rubbish every time
    return scene


def _play(chunk: range, seed: int, recorded: Path) -> tuple[range, dict[str, Any]]:
    tally, scene = Tally(), _scene(recorded)
    for number in chunk:
        case = draw(seed, number, scene.world)
        tally.add(case, judged(case, scene))
    return chunk, tally.as_json()

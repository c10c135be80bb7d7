"""What the programs of both drills share: what the environment asks for, the bar, the stop and the kept chunks."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tqdm import tqdm

from tools.drill import chunks
from tools.drill.anatomy import NotDrillable

ROOT = Path(__file__).parents[2]


def number_asked(name: str, usual: int) -> int:
    """A number of the environment."""
    return int(os.environ.get(name) or usual)


def recorded() -> Path:
    """The recorded web that the environment names, else the project's."""
    return Path(os.environ.get("RECORDED") or ROOT / "recorded").resolve()


def stoppable(program: Callable[[], int]) -> int:
    """The exit status of `program`; 2 where nothing can run, 130 where it is stopped and can go on."""
    # SIGINT too: a shell starts what runs in the background with it ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        return program()
    except NotDrillable as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped: the same command goes on from here.")
        return 130


def play_missing(kept: Path, cases: int, play: chunks.Play, begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    """Play the cases that no kept chunk holds, in JOBS processes."""
    missing = chunks.missing(kept, cases)
    todo, jobs = sum(map(len, missing)), number_asked("JOBS", os.cpu_count() or 1)
    with tqdm(total=cases, initial=cases - todo, unit="case", smoothing=0.05) as bar:
        for count in chunks.run(missing, kept, play, begin, given, jobs) if missing else ():
            bar.update(count)

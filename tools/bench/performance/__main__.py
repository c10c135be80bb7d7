"""`make bench`: run the sections, all or those named, and write docs/performance.md."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.bench.performance import (
    built,
    cold,
    counted,
    emulator,
    endpoints,
    fake_dynamodb,
    frameworks,
    paint,
    report,
    stock,
    warm,
)
from tools.bench.performance.built import Built
from tools.bench.performance.endpoints import Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.report import Section
from tools.local.errors import CannotRun

SECTIONS: dict[str, Callable[[Built, Fake, str, list[Measured]], Section]] = {
    "cold": cold.section,
    "counted": counted.section,
    "emulator": emulator.section,
    "warm": warm.section,
    "frameworks": frameworks.section,
    "paint": paint.section,
}


def main() -> int:
    """Print each section as it is there. The exit status is 1 if one could not run, or is not known."""
    names = sys.argv[1:] or [*SECTIONS]
    if unknown := set(names) - {*SECTIONS}:
        print(f"there is no section {', '.join(sorted(unknown))}: there are {', '.join(SECTIONS)}", file=sys.stderr)
        return 1
    try:
        _run(names)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _run(names: list[str]) -> None:
    table, now = stock.stock()
    measured = endpoints.measured(table, now)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        artifact = built.assembled(folder)
        with fake_dynamodb.serving(table, folder) as fake:
            for key in names:
                section = SECTIONS[key](artifact, fake, now.isoformat(), measured)
                print(report.markdown(section))
                report.write({key: section})


if __name__ == "__main__":
    sys.exit(main())

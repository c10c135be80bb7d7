"""`make bench`: run the sections, all or those named, and write docs/performance.md."""

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tools.bench.performance import (
    built,
    cold,
    counted,
    emulator,
    endpoints,
    fake_dynamodb,
    first_run,
    frameworks,
    growth,
    ingest,
    paint,
    report,
    stock,
    warm,
    writers,
    years,
)
from tools.bench.performance.built import Built
from tools.bench.performance.endpoints import Measured
from tools.bench.performance.fake_dynamodb import Fake
from tools.bench.performance.report import Section
from tools.local.errors import CannotRun

# Of what `make build` made, and of the code as it stands.
BUILT: dict[str, Callable[[Built, Fake, str, list[Measured]], Section]] = {
    "cold": cold.section,
    "counted": counted.section,
    "emulator": emulator.section,
    "warm": warm.section,
    "frameworks": frameworks.section,
}
STANDING: dict[str, Callable[[], Section]] = {
    "ingest": ingest.section,
    "writers": writers.section,
    "first": first_run.section,
    "growth": growth.section,
    "years": years.section,
    "paint": paint.section,
}
SECTIONS = (*BUILT, *STANDING)


def main() -> int:
    """Print each section as it is there. The exit status is 1 if one could not run, or is not known."""
    names = sys.argv[1:] or SECTIONS
    if unknown := set(names) - {*SECTIONS}:
        print(f"there is no section {', '.join(sorted(unknown))}: there are {', '.join(SECTIONS)}", file=sys.stderr)
        return 1
    try:
        _run(names)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _run(names: Iterable[str]) -> None:
    if of_built := [name for name in names if name in BUILT]:
        _run_built(of_built)
    for name in names:
        if name in STANDING:
            _publish(name, STANDING[name]())


def _run_built(names: Iterable[str]) -> None:
    table, now = stock.stock()
    measured = endpoints.measured(table, now)
    with tempfile.TemporaryDirectory() as folder:
        artifact = built.assembled(Path(folder))
        with fake_dynamodb.serving(table, Path(folder)) as fake:
            for name in names:
                _publish(name, BUILT[name](artifact, fake, now.isoformat(), measured))


def _publish(name: str, section: Section) -> None:
    print(report.markdown(section), flush=True)
    report.write({name: section})


if __name__ == "__main__":
    sys.exit(main())

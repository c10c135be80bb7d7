"""`make bench`: run the sections, all or those named, and write docs/performance.md."""

import sys
import tempfile
from pathlib import Path

from tools.bench.performance import (
    built,
    cold,
    endpoints,
    fake_dynamodb,
    first_run,
    growth,
    report,
    stock,
    warm,
    writers,
)
from tools.bench.performance.report import Section
from tools.local.errors import CannotRun

SECTIONS = {"cold": cold.section, "warm": warm.section}
# These count, or run in virtual time: nothing is built for them, and they give the same figures anywhere.
COUNTED = {"writers": writers.section, "first": first_run.section, "growth": growth.section}


def main() -> int:
    """Print each section as it is there. The exit status is 1 if one could not run, or is not known."""
    names = sys.argv[1:] or [*SECTIONS, *COUNTED]
    if unknown := set(names) - {*SECTIONS, *COUNTED}:
        print(
            f"there is no section {', '.join(sorted(unknown))}: there are {', '.join((*SECTIONS, *COUNTED))}",
            file=sys.stderr,
        )
        return 1
    try:
        _run(names)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _run(names: list[str]) -> None:
    for key in names:
        if key in COUNTED:
            _keep(key, COUNTED[key]())
    if timed := [key for key in names if key in SECTIONS]:
        _run_timed(timed)


def _keep(key: str, section: Section) -> None:
    print(report.markdown(section))
    report.write({key: section})


def _run_timed(names: list[str]) -> None:
    table, now = stock.stock()
    measured = endpoints.measured(table, now)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        artifact = built.assembled(folder)
        with fake_dynamodb.serving(table, folder) as fake:
            for key in names:
                _keep(key, SECTIONS[key](artifact, fake, now.isoformat(), measured))


if __name__ == "__main__":
    sys.exit(main())

"""`make package`: builds both packages into `dist/`, without the network."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.local.errors import CannotRun
from tools.local.options import ROOT
from tools.packages import npm, wheel

DIST = ROOT / "dist"


def main() -> int:
    """The exit status: 1 when one of them could not be built."""
    try:
        for built in build(DIST):
            print(f"{built.relative_to(ROOT)}  {built.stat().st_size:,} bytes")
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build(dist: Path) -> list[Path]:
    """Build both packages into `dist`; returns wheel and npm archive."""
    dist.mkdir(parents=True, exist_ok=True)
    return [_built(build, dist) for build in (wheel.build, npm.build)]


def _built(build: Callable[[Path, Path], Path], dist: Path) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        return build(Path(folder), dist)


if __name__ == "__main__":
    sys.exit(main())

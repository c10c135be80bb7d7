"""The end of `make build`: whether each layer carries byte code, and why not where it does not.

Byte code is of one Python alone. Without it Lambda compiles every module that a cold start imports.
"""

import os
import sys
from pathlib import Path

from tools.local.options import ROOT

BUILT = ROOT / ".aws-sam" / "build"
TAG = "cpython-313"


def uncompiled(layer: Path) -> int:
    """The number of modules of a built layer without byte code of Lambda's Python."""
    modules = layer.rglob("*.py")
    return sum(not (path.parent / "__pycache__" / f"{path.stem}.{TAG}.pyc").exists() for path in modules)


def layer_lines(built: Path, python: str) -> list[str]:
    """One line for each layer: how many of its modules have byte code."""
    lines = []
    for layer in sorted(path for path in built.iterdir() if (path / "python").is_dir()):
        modules, missing = sum(1 for _ in layer.rglob("*.py")), uncompiled(layer)
        why = f"; {python} did not compile them, and Lambda does on each cold start" if missing else ""
        lines.append(f"{layer.name}: byte code of {modules - missing} of {modules} modules{why}")
    return lines


def main() -> int:
    """The exit status: 1 where nothing was built."""
    if not BUILT.is_dir():
        print("nothing is built: run `make build`", file=sys.stderr)
        return 1
    print("\n".join(layer_lines(BUILT, os.environ.get("PYTHON313") or "python3.13")))
    return 0


if __name__ == "__main__":
    sys.exit(main())

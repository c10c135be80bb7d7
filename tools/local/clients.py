"""Generates typed clients from the OpenAPI document, by openapi-typescript and openapi-python-client.

They go beside the examples that use them, into `generated`, which is not kept: whoever wants one makes it.
"""

import subprocess
import sys
from pathlib import Path

from chautari.api.platform import openapi
from tools.local.errors import CannotRun
from tools.local.options import ROOT

EXAMPLES = ROOT / "examples"
TYPESCRIPT, PYTHON = EXAMPLES / "typescript", EXAMPLES / "python"


def main() -> int:
    """`make clients`."""
    try:
        generate(openapi.DOCUMENT.read_bytes(), TYPESCRIPT / "generated", PYTHON / "generated")
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    print("examples/typescript/generated and examples/python/generated hold the clients")
    return 0


def generate(document: bytes, typescript: Path, python: Path) -> None:
    """Write both clients of an OpenAPI document, each into its folder. Raises CannotRun with a generator's output."""
    typescript.mkdir(parents=True, exist_ok=True)
    python.mkdir(parents=True, exist_ok=True)
    source = python / "openapi.json"
    source.write_bytes(document)
    _run(TYPESCRIPT / "node_modules/.bin/openapi-typescript", source, "--output", typescript / "chautari.d.ts")
    _run(
        Path(sys.executable).parent / "openapi-python-client",
        *("generate", "--path", source, "--config", PYTHON / "generator.yaml", "--overwrite", "--fail-on-warning"),
        *("--meta", "none", "--output-path", python / "chautari_client"),
    )


def _run(program: Path, *options: str | Path) -> None:
    try:
        run = subprocess.run([program, *options], capture_output=True, text=True)
    except FileNotFoundError as error:
        raise CannotRun(f"{program.name} is not installed: make clients does that") from error
    if run.returncode:
        raise CannotRun(f"{program.name}: {run.stdout}{run.stderr}")


if __name__ == "__main__":
    sys.exit(main())

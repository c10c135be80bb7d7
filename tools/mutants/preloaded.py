"""Run of tests in a process that has the libraries already: to import them takes longer than most of the tests.

Nothing of the package may be imported here or in what starts the process: it is imported from the copy under test.
"""

import os
import sys
from multiprocessing import get_context
from pathlib import Path

LIBRARIES = (
    "pytest", "moto", "moto.dynamodb.models", "moto.s3.models", "moto.sqs.models", "boto3", "requests",
    "bs4", "feedparser", "icalendar", "nh3", "protego", "rensa", "turbohtml", "aws_lambda_powertools",
    "aws_lambda_powertools.event_handler", "aws_lambda_powertools.metrics", "aws_lambda_powertools.utilities.batch",
)  # fmt: skip
FOREIGN = 70  # the exit status where the package was not that of the copy
_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload([*LIBRARIES, __name__])


def exit_status(root: Path, copy: Path, arguments: list[str], output: Path, seconds: int | None) -> int | None:
    """pytest's exit status, None past the time limit. What it prints is in the file `output`.

    `root` is the project's folder, `copy` that which holds the package.
    """
    process = _SERVER.Process(target=_run, args=(root, copy, arguments, output))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return process.exitcode


def _run(root: Path, copy: Path, arguments: list[str], output: Path) -> None:
    os.chdir(root)
    os.environ["PYTHONPATH"] = str(copy)
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(copy), str(root)]
    descriptor = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    import pytest

    status = int(pytest.main(arguments))
    sys.stdout.flush()
    os._exit(status if all(_is_of(copy, package.name) for package in copy.iterdir()) else FOREIGN)


def _is_of(copy: Path, package: str) -> bool:
    """Whether what was imported as `package`, if anything was, is the copy's."""
    file = getattr(sys.modules.get(package), "__file__", None)
    return file is None or copy in Path(file).parents

"""A process that has the read function alone and no index: what its first search takes. A fresh one for each figure."""

import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from tools.local.options import ROOT

REPEATS = 7


def milliseconds(shelf: Path) -> dict[str, float]:
    """The least of REPEATS fresh processes, by step, and together."""
    runs = [_run(shelf) for _ in range(REPEATS)]
    return min(runs, key=lambda run: run["together"])


def _run(shelf: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tools.bench.search.cold", str(shelf)]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'layers/shared'}"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    times: dict[str, float] = json.loads(done.stdout)
    return times


def _measure(shelf: Path) -> dict[str, float]:
    # The read function has these by then; the client of S3 it makes at its first search.
    import tempfile

    import boto3

    import chautari.api.search.article_search
    import chautari.dynamodb.table  # noqa: F401

    boto3.client("dynamodb", "ap-south-1")
    marks = [("start", time.process_time())]
    boto3.client("s3", "ap-south-1")
    marks.append(("client of S3", time.process_time()))

    from chautari.search.model.question import Filters, read_question
    from chautari.search.model.search_engine import PageWanted
    from chautari.search.served_index import ServedIndex
    from chautari.search.store.index_shelf import FolderShelf

    marks.append(("import", time.process_time()))
    with tempfile.TemporaryDirectory() as folder:
        served = ServedIndex(FolderShelf(shelf), Path(folder))
        _, engine = served.current()
        marks.append(("fetch, unpack and open", time.process_time()))
        engine.search(read_question("Kathmandu gold"), Filters(), PageWanted(0, 20))
        marks.append(("first answer", time.process_time()))
    steps = {name: (at - before) * 1000 for (_, before), (name, at) in pairwise(marks)}
    return {**steps, "together": sum(steps.values())}


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))

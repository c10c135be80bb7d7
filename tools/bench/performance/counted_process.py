"""What is counted in a process of its own: the import of a handler, and its answers from a table in memory.

Arguments: the calls to make, the event as JSON, the pickled table (pk, sk, item) of what is read. Without calls it
ends after the import. Each call comes a minute after the one before, so that nothing may be kept of it. No network is
in it, so that the same work is the same number of instructions: TLS draws random numbers.
"""

import json
import os
import pickle
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any


class _Items:
    """GetItem, from a dictionary."""

    def __init__(self, path: str) -> None:
        content = Path(path).read_bytes()
        self.items: dict[tuple[str, str], dict[str, Any]] = pickle.loads(content)  # noqa: S301 - the bench's own

    def get_item(self, *, TableName: str, Key: dict[str, Any], ConsistentRead: bool = False) -> dict[str, Any]:
        """`Item` where there is one."""
        item = self.items.get((Key["pk"]["S"], Key["sk"]["S"]))
        return {"Item": item} if item else {}


def main() -> None:
    """Import the handler, call it."""
    calls, event, path = int(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3]
    if calls:  # the seconds of the cache of replies, which takes the function when it is imported
        time.time = lambda: datetime.fromisoformat(os.environ["CHAUTARI_NOW"]).timestamp()
    import app  # type: ignore[import-not-found]

    if not calls:
        return
    from chautari.dynamodb.table import Table

    table = Table(_Items(path), "chautari")
    app.api.connect = lambda: table
    context = SimpleNamespace(
        function_name="api", memory_limit_in_mb=1024, aws_request_id="1", invoked_function_arn="arn"
    )
    begun = datetime.fromisoformat(os.environ["CHAUTARI_NOW"])
    for number in range(calls):
        os.environ["CHAUTARI_NOW"] = (begun + number * timedelta(seconds=61)).isoformat()
        answer = app.handler(event, context)
        if answer["statusCode"] != 200:
            sys.exit(str(answer))


if __name__ == "__main__":
    main()

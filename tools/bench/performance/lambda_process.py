"""What a bench runs in a process of Lambda's Python: one handler's init and its answers, in processor milliseconds.

Arguments: the calls to make, the events as JSON, given in turn. It prints the time since the process began after the
init and after the first answer, then that of each later call. With a clock in the environment all events are given
within a minute, and then all again in the next one, so that nothing that an answer lets one keep is kept; STANDING lets
it stand. The seconds of `time.time` are that clock's.
"""

import json
import os
import sys
import time
from datetime import datetime, timedelta
from types import SimpleNamespace


def main() -> None:
    """Import the handler, call it, print."""
    calls, events = int(sys.argv[1]), json.loads(sys.argv[2])
    clock = os.environ.get("CHAUTARI_NOW")
    if clock:
        time.time = lambda: datetime.fromisoformat(os.environ["CHAUTARI_NOW"]).timestamp()
    import app  # type: ignore[import-not-found]

    marks = [time.process_time()]
    context = SimpleNamespace(
        function_name="api", memory_limit_in_mb=1024, aws_request_id="1", invoked_function_arn="arn"
    )
    for number in range(calls):
        if clock and "STANDING" not in os.environ:
            os.environ["CHAUTARI_NOW"] = _after(clock, number // len(events))
        begun = time.process_time()
        answer = app.handler(events[number % len(events)], context)
        marks.append(time.process_time() - (begun if number else 0))
        if answer.get("statusCode", 200) != 200:
            sys.exit(str(answer))
    print(json.dumps([mark * 1000 for mark in marks]))


def _after(clock: str, minutes: int) -> str:
    return (datetime.fromisoformat(clock) + minutes * timedelta(seconds=61)).isoformat()


if __name__ == "__main__":
    main()

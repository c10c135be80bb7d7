"""What `make run` says of outlets, and how it waits for the articles that they list."""

from typing import Any

import pytest

from tools.local import drained, words
from tools.local.drained import Drained
from tools.local.schedules import Firing, Schedule


def firing(source: str, **report: Any) -> Firing:
    counts = {"source": source, "feeds": 1, "asked": 1, "entries": 0, "queued": 0, "failures": []}
    reports = [{**counts, **report}] if report else []
    waiting = {} if report else {source: "not due"}
    return Firing(Schedule("due", "feeds", {"dispatch": "news"}), {"reports": reports, "waiting": waiting}, None)


def failure(detail: str, kind: str = "unreachable") -> dict[str, str]:
    return {"url": "https://outlet.example/feed", "kind": kind, "detail": detail}


def test_an_outlet_has_a_line_and_those_not_recorded_share_one() -> None:
    missing = [failure("https://outlet.example/feed is not in the recorded web")]
    output_lines = words.of_firings(
        [
            firing("one", entries=5, queued=3),
            firing("two", failures=missing),
            firing("three", failures=[failure("403 from https://outlet.example/feed", "refused")]),
            firing("four"),
            firing("five", failures=missing),
        ]
    )
    assert list(output_lines) == [
        "  one          5 entries, 3 links queued",
        "  three        0 entries, 0 links queued; FAILED (refused): 403 from https://outlet.example/feed",
        "  four         asked by its own schedule meanwhile, not due again",
        "  not in the recorded web: two, five",
    ]


def test_links_that_were_not_read_are_told() -> None:
    assert list(words.of_queue(Drained(0, 0))) == []
    assert list(words.of_queue(Drained(2, 1))) == [
        "  2 links are still to be read",
        "  FAILED: 1 links were given up on",
    ]


class Stack:
    """A local AWS whose queue of links holds fewer messages each time it is asked."""

    def __init__(self, *left: int) -> None:
        self.left = list(left)

    def client(self, service: str) -> Any:
        assert service == "sqs"
        return self

    def get_queue_attributes(self, QueueUrl: str, AttributeNames: list[str]) -> Any:
        count = 7 if QueueUrl == "failed" else self.left.pop(0) if len(self.left) > 1 else self.left[0]
        return {"Attributes": {name: str(count if n == 1 else 0) for n, name in enumerate(AttributeNames)}}


def test_the_queue_is_waited_for_until_it_is_empty() -> None:
    slept: list[float] = []
    stack: Any = Stack(3, 2, 0)
    assert drained.wait(stack, "links", "failed", slept.append) == Drained(0, 7)
    assert len(slept) == 2


def test_and_no_longer_than_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1000, 25))
    monkeypatch.setattr("tools.local.drained.time.monotonic", lambda: next(clock))
    stack: Any = Stack(3)
    assert drained.wait(stack, "links", "failed", lambda _: None) == Drained(3, 7)

"""Pages cut down to little more than their article, so that small pages are learned too.

The sets are of large pages: 190 lines, most of them menus. An outlet of Nepal sends 20 to 40.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import accumulate

from chautari.news.extraction.lines import Box, TextLine

DROPPED = 0.7


def chance(name: str) -> float:
    """A number from 0 to 1 that seems random and is the same every time."""
    return int.from_bytes(sha256(name.encode()).digest()[:4]) / 2**32


def cut(
    boxes: Sequence[Box], lines: Sequence[TextLine], labels: Sequence[float], seed: str
) -> tuple[list[Box], list[TextLine], list[float]]:
    """A page without most of its outermost boxes that hold nothing of the article; chosen by `seed`."""
    dropped = bytearray(len(lines))
    end = 0
    for number, box in enumerate(boxes):
        if box.start >= end and not any(labels[box.start : box.end]):
            end = box.end
            if chance(f"{seed} {number}") < DROPPED:
                dropped[box.start : box.end] = b"\1" * (box.end - box.start)
    return _without(boxes, lines, labels, dropped)


def _without(
    boxes: Sequence[Box], lines: Sequence[TextLine], labels: Sequence[float], dropped: bytearray
) -> tuple[list[Box], list[TextLine], list[float]]:
    """The page without the dropped lines and the boxes that held nothing else, numbered anew."""
    place = list(accumulate((not gone for gone in dropped), initial=0))
    numbers = list(accumulate((place[box.end] > place[box.start] for box in boxes), initial=0))
    kept_boxes = [
        replace(
            box,
            parent=numbers[box.parent] if box.parent >= 0 else -1,
            start=place[box.start],
            end=place[box.end],
            next_box=numbers[box.next_box],
        )
        for box in boxes
        if place[box.end] > place[box.start]
    ]
    kept = [number for number, gone in enumerate(dropped) if not gone]
    kept_lines = [replace(lines[number], box=numbers[lines[number].box]) for number in kept]
    return kept_boxes, kept_lines, [labels[number] for number in kept]

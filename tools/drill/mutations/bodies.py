"""Whole answers that are cut, encoded otherwise, old, or something else."""

from random import Random

from tools.drill.answers import Answer
from tools.drill.mutations.picked import Mutation
from tools.drill.world import World

OTHERS = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b'{"message":"Server Error"}',
    b"<html><body>We are moving to a new home.</body></html>",
    b"<!doctype html><html><head><title>Just a moment...</title></head><body></body></html>",
)

ENDS = {
    "fenegosida": "]",
    "nepalipatro": "}}",
    "hamropatro": "</ul></body></html>",
    "nrb": "]}]}}",
    "nrbday": "]}}}",
    "nrbapp": "]",
    "kalimati": "]}",
    "kalimatipage": "</tbody></table></body></html>",
    "noctable": "</table>",
    "nocticker": "</marquee>",
    "nocpage": "</table></body></html>",
    "bank": "]}",
    "bankpage": "</table></body></html>",
}


def truncated(answer: Answer, _: World, rng: Random) -> bytes:
    """The answer ends at some byte."""
    return answer.page.body[: rng.randrange(len(answer.page.body))]


def truncated_and_closed(answer: Answer, _: World, rng: Random) -> str:
    """It ends after some row, and somebody closed it."""
    row = rng.choice(answer.rows)
    return answer.text[: row.span.end] + ENDS[answer.key]


def encoded(answer: Answer, _: World, rng: Random) -> bytes:
    """Another charset, or the right one twice."""
    text = answer.text
    return rng.choice(
        (
            text.encode("utf-16"),
            text.encode("utf-8-sig"),
            text.encode("latin-1", "replace"),
            text.encode("ascii", "xmlcharrefreplace"),
            text.encode().decode("latin-1").encode(),
            text.encode("unicode_escape"),
        )
    )


def a_byte(answer: Answer, _: World, rng: Random) -> bytes:
    """One byte is another, wherever it stands."""
    body = bytearray(answer.page.body)
    body[rng.randrange(len(body))] = rng.choice(b'0123456789.,:"{}[]<> -\xff')
    return bytes(body)


def something_else(_: Answer, __: World, rng: Random) -> bytes:
    """An error, a wall, a notice or nothing."""
    return rng.choice(OTHERS)


def of_the_day_before(answer: Answer, world: World, _: Random) -> bytes:
    """Yesterday's answer as it was, from a cache."""
    return world.before[answer.name].body


BODIES: dict[str, Mutation] = {
    "truncated": truncated,
    "truncated and closed": truncated_and_closed,
    "encoded otherwise": encoded,
    "one byte": a_byte,
    "something else": something_else,
    "yesterday's answer": of_the_day_before,
}

"""`make smoke`: the site, asked as people and their browsers ask it. One line for each question.

URL= is where (what `make run` prints); without it the address of a deployed stack is asked. The exit status is 1 where
an answer is not as it should be.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import requests
from botocore.exceptions import BotoCoreError, ClientError

from tools.local import deployed, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun

SECONDS = 30
ORIGIN = "https://smoke.example"
ABROAD = {"Origin": ORIGIN}
PREFLIGHT = {**ABROAD, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
LET_IN = {"Access-Control-Allow-Origin": rf"\*|{re.escape(ORIGIN)}"}
HTML = {"Content-Type": "text/html.*"}
JSON, PROBLEM = {"Content-Type": "application/json.*"}, {"Content-Type": "application/problem\\+json.*"}
_ASSET = re.compile(r'(?:src|href)="(/assets/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Question:
    """A request, and what its answer must be: one of `statuses`, headers that match, and a pattern in its body."""

    name: str
    path: str
    method: str = "GET"
    sent: Mapping[str, str] = field(default_factory=dict)
    statuses: tuple[int, ...] = (200,)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


QUESTIONS = (
    Question("the front page", "/", headers=HTML, body="<html"),
    Question("the front page from a link on Facebook", "/?fbclid=smoke", headers=HTML, body="<html"),
    Question("the front page's headers alone", "/", "HEAD", headers=HTML, body=r"\A\Z"),
    Question("a page from a newsletter's link", "/en/metals?utm_source=smoke", headers=HTML, body="<html"),
    Question("the calendar in Nepali", "/ne/calendar", headers=HTML, body="<html"),
    Question("the news", "/en/news", headers=HTML, body="<html"),
    Question("a feed from a reader's link", "/v1/articles.atom?utm_medium=rss", body="<feed"),
    Question("rates for another site's script", "/v1/metals", sent=ABROAD, headers={**JSON, **LET_IN}, body='"price"'),
    Question(
        "the browser's question before", "/v1/metals", "OPTIONS", sent=PREFLIGHT, statuses=(200, 204), headers=LET_IN
    ),
    Question("an answer of the API with a click's mark", "/v1/home?gclid=smoke", headers=JSON),
    Question(
        "a compressed answer", "/v1/forex", sent={"Accept-Encoding": "gzip"}, headers={"Content-Encoding": "gzip"}
    ),
    Question("what does not exist", "/v1/nothing", sent=ABROAD, statuses=(404,), headers={**PROBLEM, **LET_IN}),
)


class Wrong(Exception):
    """An answer is not as it should be; the message says what is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question's name, and what was wrong with its answer; empty for nothing."""

    name: str
    wrong: str

    def __str__(self) -> str:
        return f"FAILED  {self.name}: {self.wrong}" if self.wrong else f"ok      {self.name}"


def outcomes(site: str) -> Iterator[Outcome]:
    """The outcome of every question to the site at `site`, an address without a slash at the end."""
    for question in QUESTIONS:
        yield _tried(question.name, lambda question=question: _answer_to(site, question))  # type: ignore[misc]
    yield _tried("an answer that a browser has already", lambda: _known_again(site))
    yield _tried("a file that the page loads, to be kept", lambda: _asset(site))


def _tried(name: str, request: Callable[[], object]) -> Outcome:
    try:
        request()
    except Wrong as wrong:
        return Outcome(name, str(wrong))
    except requests.RequestException as error:
        return Outcome(name, f"{type(error).__name__}: {error}")
    return Outcome(name, "")


def _answer_to(site: str, question: Question) -> requests.Response:
    """The answer to a question. Raises Wrong, and RequestException if there is none."""
    answer = requests.request(
        question.method, f"{site}{question.path}", headers=question.sent, timeout=SECONDS, allow_redirects=False
    )
    if answer.status_code not in question.statuses:
        raise Wrong(f"{question.method} {question.path} was answered by {answer.status_code}")
    for name, pattern in question.headers.items():
        if not re.fullmatch(pattern, answer.headers.get(name, "")):
            raise Wrong(f"{question.method} {question.path} has {name}: {answer.headers.get(name, 'nothing')}")
    if not re.search(question.body, answer.text):
        raise Wrong(f"{question.method} {question.path} has no {question.body} in it: {answer.text[:100]!r}")
    return answer


def _known_again(site: str) -> None:
    first = _answer_to(site, Question("", "/v1/metals", headers={"ETag": ".+"}))
    again = Question("", "/v1/metals", sent={"If-None-Match": first.headers["ETag"]}, statuses=(304,), body=r"\A\Z")
    _answer_to(site, again)


def _asset(site: str) -> None:
    addresses = _ASSET.findall(_answer_to(site, Question("", "/en/metals")).text)
    if not addresses:
        raise Wrong("/en/metals names no file of /assets")
    for address in addresses:
        _answer_to(site, Question("", address, headers={"Cache-Control": ".*immutable.*"}, body="."))


def run(site: str) -> bool:
    """Ask every question and print the outcomes; whether all is well."""
    answered = []
    for outcome in outcomes(site.rstrip("/")):
        print(outcome, flush=True)
        answered.append(outcome)
    failed = [outcome for outcome in answered if outcome.wrong]
    print(f"{site}: {len(answered) - len(failed)} of {len(answered)} answers are as they should be")
    return not failed


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 when an answer is wrong or the address is not known."""
    parser = CommandParser(prog="make smoke", description=__doc__)
    parser.add_argument("--url", default="", help="the site's address, if not that of a deployed stack")
    samconfig.add_arguments(parser)
    options = parser.parse_args(arguments)
    try:
        site = options.url or _deployed_site(samconfig.of_arguments(options))
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if run(site) else 1


def _deployed_site(place: samconfig.Deployment) -> str:
    return deployed.outputs(deployed.aws(place.region), place.stack_name)["SiteUrl"]


if __name__ == "__main__":
    sys.exit(main())

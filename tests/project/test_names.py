"""One name, one thing: two classes, or two modules, of one name mean the same. A name says what it names.

Lists of what is repeated, or vague, are exact: an entry that no longer occurs is taken out.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.documents import PACKAGE
from tests.project.vague_names import EXCEPTIONS, WORDS
from tests.support.template_file import ROOT

FILES = sorted(PACKAGE.rglob("*.py"))
# Types of JSON, as the API answers it.
SHAPES = [path for path in FILES if path.stem.endswith("_types")]
# Name of a class or of a type -> what it means wherever it stands.
CLASSES = {
    "Dispatched": "what one firing of a dispatching schedule did",
    "Dispatcher": "the job behind a dispatching schedule: asks what is due",
    "InvalidEvent": "an event that the job beside it cannot take",
    "Language": "ne or en",
}
# Name of a module -> what it means wherever it stands. Rooms of features and shapes of one thing on several floors.
MODULES = {
    "agreement": "whether several that read the same thing agree",
    "almanac": "the calendar computed for a year: its types, and the room that computes it",
    "answer_types": "the types of a room's answers, and the parts that they are made of",
    "articles": "stored articles: the items, their shape, the endpoint",
    "builder": "the page that puts a question to the API together: declared, answered, shown",
    "calendar": "the calendar: the room, its endpoints, its answers, its pages",
    "converted_day": "a day in other calendars: the answer, and the endpoint",
    "corrections": "corrections of what was given out: found by the run, kept, answered",
    "configurator": "the page on which a site chooses its embed: answered, and shown",
    "counter": "what banks pay: declared, answered, shaped, shown",
    "dispatch": "what is due when a dispatching schedule fires",
    "day_times": "the times of a day: answered, and on its page",
    "dates": "reading dates: as sources print them, and as requests give them",
    "embeds": "what other sites show of ours: declared, answered, rendered",
    "feed_state": "how a feed stands: the type and the item",
    "festivals": "feasts: their rules and days, and the page that finds them",
    "forex": "exchange rates: the answer, the page, the template",
    "freshness": "fresh, carried, late or stale: the rules and the words",
    "front": "the front page: what it asks and what it shows",
    "health": "how a source fares: kept by its runs, and the item",
    "holidays": "public holidays: the rules, the endpoint, and what pages show of them",
    "ingest": "the scheduled work of a feature that stores",
    "job": "one invocation of a scheduled function",
    "job_runs": "the record of runs: the items and the endpoint",
    "boards": "boards of a market: the items and the endpoint",
    "markets": "markets: the room, its endpoints, its pages",
    "metals": "gold and silver: the answer, the page, the template",
    "metrics": "CloudWatch metrics that one function sends",
    "model": "types and pure rules of a feature",
    "month_rows": "published lengths of months: checked, and applied to a request",
    "news": "news: the room, its endpoints, its pages",
    "observances": "observances: declared and computed, answered, the endpoint, and on pages",
    "pages": "the web client: declared, and answered",
    "panchanga": "the five limbs of a day: computed, and answered",
    "parsing": "parsers that sources share, or of the parts of one page",
    "platform": "endpoints about the service itself",
    "revisions": "what outlets changed: the endpoint, its page",
    "proof": "what a number rests on: the endpoint, its schema, its page",
    "provenance": "what a revision rests on: the type and the item",
    "rates": "rates: the room, its endpoints, schemas and templates",
    "search": "search: the room, its endpoints, the endpoint's declaration",
    "series": "the days of an instrument: the type and the items",
    "source": "the declaration of a publisher",
    "source_health": "how a source fares: the type and the endpoint",
    "sources": "one file for each publisher, and the endpoint that lists them",
    "store": "the items of a feature",
    "subjects": "topics, people and places: their lists, answered, their pages",
    "stories": "stories: their rules, their items, the endpoint, its answers, lists of them on pages",
    "views": "the answers of a feature",
    "working_days": "working days: the rules, the answers, the endpoints",
    "years": "years of the calendar: the items, and as a request reads them",
}


def types_of(tree: ast.Module) -> Iterator[str]:
    """The public classes of a file, and what it calls a type (`Market = Literal[...]`)."""
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    aliases = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id[0].isupper() and not target.id.isupper()
    }
    return (name for name in sorted(names | aliases) if not name.startswith("_"))


def repeated(named: Iterator[tuple[str, Path]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, path in named:
        places[name].append(str(path.relative_to(PACKAGE)))
    return {name: paths for name, paths in places.items() if len(paths) > 1}


def test_no_two_types_share_a_name_unless_they_mean_the_same() -> None:
    """A shape of the API bears the name of what it shapes: shapes are compared with shapes, things with things."""
    expected, shared_names = set(CLASSES), set[str]()
    for group in (SHAPES, [path for path in FILES if path not in SHAPES]):
        named = ((name, path) for path in group for name in types_of(ast.parse(path.read_text(encoding="utf-8"))))
        shared = repeated(named)
        assert {name: paths for name, paths in shared.items() if name not in expected} == {}
        shared_names |= shared.keys()
    assert expected - shared_names == set()


def test_no_two_modules_share_a_name_unless_they_mean_the_same() -> None:
    named = ((path.parent.name if path.name == "__init__.py" else path.stem, path) for path in FILES)
    shared = repeated(named)
    assert {name: paths for name, paths in shared.items() if name not in MODULES} == {}
    assert MODULES.keys() - shared.keys() == set()


@pytest.mark.parametrize(
    ("code", "names"), [("class A:\n  class B: pass", ["A", "B"]), ("Cd = Literal['x']\nD = 1", ["Cd"])]
)
def test_types_are_classes_and_aliases(code: str, names: list[str]) -> None:
    assert list(types_of(ast.parse(code))) == names


def names_in(tree: ast.Module) -> Iterator[str]:
    """The names of functions, classes, parameters and variables that a file gives."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name


def vague_in(code: str) -> set[str]:
    """The words of `WORDS` that are names in `code`."""
    return {name.strip("_").lower() for name in names_in(ast.parse(code))} & WORDS


def vague_names() -> dict[str, set[str]]:
    """Room -> the vague names in its files. A room is a folder of the package, of `tools` or of `tests`."""
    rooms: dict[str, set[str]] = defaultdict(set)
    for root in (PACKAGE, ROOT / "tools", ROOT / "tests"):
        for path in root.rglob("*.py"):
            rooms["/".join((root.name, *path.relative_to(root).parts[:-1][:2]))] |= vague_in(path.read_text("utf-8"))
    return {room: words for room, words in rooms.items() if words}


def test_no_name_is_vague_but_those_that_stand_in_the_list() -> None:
    current, allowed = vague_names(), {room: set(words.split()) for room, words in EXCEPTIONS.items()}
    rooms = sorted(current.keys() | allowed.keys())
    added = {room: current.get(room, set()) - allowed.get(room, set()) for room in rooms}
    gone = {room: allowed.get(room, set()) - current.get(room, set()) for room in rooms}
    assert {room: words for room, words in added.items() if words} == {}, "name what it is"
    assert {room: words for room, words in gone.items() if words} == {}, "take these out of EXCEPTIONS"


@pytest.mark.parametrize(
    "code",
    [
        "def said(): ...",
        "class Said: ...",
        "lambda said: 0",
        "_said = 1",
        "SAID: int",
        "for said in (): ...",
        "(said := 1)",
        "with x as said: ...",
        "import x\nasync def f(*said): ...",
        "try: ...\nexcept OSError as said: ...",
    ],
)
def test_a_vague_name_is_seen_wherever_it_is_given(code: str) -> None:
    assert vague_in(code) == {"said"}


def test_a_vague_word_that_names_nothing_of_ours_is_no_vague_name() -> None:
    assert vague_in("answer.said\ncall(said=said)\nsaid_at = 'said'") == set()

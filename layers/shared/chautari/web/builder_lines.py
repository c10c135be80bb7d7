"""The lines that the builder offers to copy, for one question to the API: a shell, two languages, two spreadsheets."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

# They stand as they are in an address, and mean nothing to a shell or a formula.
_READABLE = ":,"


@dataclass(frozen=True, slots=True)
class BuiltQuestion:
    """An address of the API with its values; `dataset` is its operation, and what `has_rows` comes as a table too."""

    dataset: str
    path: str
    values: Mapping[str, str]
    has_rows: bool

    def address(self, **form: str) -> str:
        """The address, its values in their places."""
        path, query = self.path, {**self.values, **form}
        for name in re.findall(r"{(\w+)}", self.path):
            path = path.replace(f"{{{name}}}", quote(query.pop(name), safe=_READABLE))
        return f"{path}?{urlencode(query, safe=_READABLE)}" if query else path


@dataclass(frozen=True, slots=True)
class ClientCall:
    """A method of our clients: its name in camelCase, what it takes by place, and how each language prints it."""

    name: str
    placed: tuple[str, ...]
    python: str
    typescript: str


def _rates(*members: str) -> tuple[str, str]:
    """What prints every rate, or why one is no number."""
    figures = ", ".join(f"rate.{name}" for name in members)
    return (
        f"for rate in {{}}.values():\n    try:\n        print({figures})\n"
        "    except NotPriced as reason:\n        print(reason)",
        "for (const rate of Object.values(await {})) {{\n  try {{\n"
        f"    console.log({figures})\n  }}}} catch (error) {{{{\n"
        "    if (!(error instanceof NotPriced)) throw error\n    console.log(error.message)\n  }}\n}}",
    )


# What a client prints of an answer with one part.
_WHOLE = ("print({})", "console.log(await {})")
_ROWS = ("for row in {}:\n    print(row)", "for await (const row of {}) console.log(row)")
CALLS = {
    call.name: call
    for call in (
        ClientCall("metals", (), *_rates("name", "price", "status")),
        ClientCall("forex", (), *_rates("unit", "code", "buy", "sell")),
        ClientCall("metalHistory", ("instrument",), *_ROWS),
        ClientCall("currencyHistory", ("code",), *_ROWS),
        ClientCall("convert", ("amount", "from", "to"), "print({}.result)", "console.log((await {}).result)"),
        ClientCall("day", ("date",), *_WHOLE),
        ClientCall("holidays", ("year",), *_WHOLE),
        ClientCall("stories", (), *_WHOLE),
        ClientCall(
            "articles",
            (),
            'print(next({})["title"])',
            "for await (const article of {}) {{\n  console.log(article.title)\n  break\n}}",
        ),
    )
}


def curl(question: BuiltQuestion, origin: str) -> str:
    """For a shell."""
    return f'curl "{origin}{question.address()}"'


def python(question: BuiltQuestion, origin: str) -> str:
    """By our Python client."""
    placed, named, bar = _arguments(question)
    words = [*placed, *(f"{'from_' if name == 'from' else name}={value}" for name, value in named.items())]
    least = f", min_status={bar}" if bar else ""
    method = re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", question.dataset)
    shown = CALLS[question.dataset].python.format(f"api.{method}({', '.join(words)})")
    return f'from chautari_client import {_imported(shown)}\n\napi = Chautari("{origin}"{least})\n{shown}\n'


def typescript(question: BuiltQuestion, origin: str) -> str:
    """By our TypeScript client."""
    placed, named, bar = _arguments(question)
    options = [f"{{ {', '.join(f'{name}: {value}' for name, value in named.items())} }}"] if named else []
    least = f", {{ minStatus: {bar} }}" if bar else ""
    missing = ["undefined"] * (len(CALLS[question.dataset].placed) - len(placed)) if named else []
    call = f"api.{question.dataset}({', '.join([*placed, *missing, *options])})"
    shown = CALLS[question.dataset].typescript.format(call)
    imported = f'import {{ {_imported(shown)} }} from "chautari-client"'
    return f'{imported}\n\nconst api = new Chautari("{origin}"{least})\n{shown}\n'


def excel(question: BuiltQuestion, origin: str) -> str:
    """For Power Query: a table with its numbers and days as such, or the parts of an answer that has no rows."""
    if question.has_rows:
        return f'= Excel.Workbook(Web.Contents("{origin}{question.address(format="xlsx")}"), true){{0}}[Data]'
    return f'= Json.Document(Web.Contents("{origin}{question.address()}"))'


def sheets(question: BuiltQuestion, origin: str) -> str | None:
    """For a cell of Google Sheets, which reads tables only."""
    return f'=IMPORTDATA("{origin}{question.address(format="csv")}")' if question.has_rows else None


LINES: dict[str, Callable[[BuiltQuestion, str], str | None]] = {
    "curl": curl,
    "python": python,
    "typescript": typescript,
    "excel": excel,
    "sheets": sheets,
}


def _arguments(question: BuiltQuestion) -> tuple[list[str], dict[str, str], str]:
    """What a call takes by place and by name, as both languages write text, and the least status."""
    written = {name: _written(name, value) for name, value in question.values.items()}
    bar = written.pop("min_status", "")
    placed = [written.pop(name) for name in CALLS[question.dataset].placed if name in written]
    return placed, written, bar


def _imported(program: str) -> str:
    return "Chautari, NotPriced" if "NotPriced" in program else "Chautari"


def _written(name: str, value: str) -> str:
    return str(int(value)) if name == "year" else json.dumps(value, ensure_ascii=False)

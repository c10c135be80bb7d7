"""Each piece of code in the documents, in an empty folder against the running system; both clients installed there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from chautari.api.endpoints.builder import DATASETS
from chautari.api.platform import openapi
from tests.support.snippets import PROGRAMS, Snippet, all_snippets
from tests.support.template_file import ROOT
from tests.tools.local.running import Run

pytestmark = pytest.mark.slow
CLIENTS, EXAMPLES = ROOT / "clients", ROOT / "examples"
MODULES = EXAMPLES / "typescript" / "node_modules"
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-build-isolation")
NPM = ("npm", "install", "--offline", "--no-audit", "--no-fund", "--loglevel=error")
# Document and number of a piece that is no program by itself -> why.
PARTS = {
    ("docs/adding-a-source.md", 1): "the middle of a module of ours",
    ("docs/adding-a-source.md", 2): "the middle of a module of ours",
    ("docs/archive.md", 1): "reads files of the archive: tests/api/platform/test_archive_rows.py opens each in pandas",
}
SNIPPETS = [
    snippet
    for snippet in all_snippets()
    if snippet.language in PROGRAMS and (snippet.document, snippet.number) not in PARTS
]
# The compiler complains where one of these is not wrong.
WRONG = """
import { Chautari } from 'chautari-client'
// @ts-expect-error
void (() => new Chautari('https://a.example').mettals())
// @ts-expect-error
const price: number = (await new Chautari('https://a.example').metals()).gold.price
void price
"""
# A name is whole where `lang` is left out, as the client does.
HELD_TO_DOCUMENT = """
import type * as answers from './node_modules/chautari-client/answers.js'
import type { components } from './document.js'
type Both<T> = T extends (infer Member)[] ? Both<Member>[]
  : T extends object
    ? (keyof T extends 'ne' | 'en' ? { [Key in keyof T]-?: Both<T[Key]> } : { [Key in keyof T]: Both<T[Key]> })
    : T
function is<Answer>(_: Answer): void {}
"""


def snippets_in(language: str) -> list[Snippet]:
    return [snippet for snippet in SNIPPETS if snippet.language == language]


def printed(*command: str | Path, folder: Path, **environment: str) -> list[str]:
    """What a command says, one text a line."""
    path = {"PATH": os.environ["PATH"]}
    ran = subprocess.run(command, cwd=folder, env={**path, **environment}, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


@pytest.fixture(scope="module")
def address(run: Run) -> str:
    return f"http://127.0.0.1:{run.port}"


@pytest.fixture(scope="module")
def offered(run: Run) -> dict[str, list[str]]:
    """Dataset of the builder to what it offers to copy: a line of shell, Python, TypeScript, and spreadsheets."""
    pages = {name: run.request(f"/en/docs/builder?dataset={name}", Host=f"127.0.0.1:{run.port}") for name in DATASETS}
    fields = {name: lxml.html.fromstring(body.decode()).xpath("//textarea") for name, (_, body) in pages.items()}
    return {name: [field.text for field in of_page] for name, of_page in fields.items()}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the Python client, installed by pip."""
    folder = tmp_path_factory.mktemp("python")
    # pip builds where the source lies, and leaves its files there.
    source = shutil.copytree(CLIENTS / "python", tmp_path_factory.mktemp("source") / "python")
    printed(sys.executable, *PIP, "--no-deps", "--target", folder / "installed", source, folder=folder)
    return folder


@pytest.fixture(scope="module")
def typescript(tmp_path_factory: pytest.TempPathFactory, address: str, offered: dict[str, list[str]]) -> Path:
    """A folder with the TypeScript client, installed by npm, and every program, compiled."""
    folder = tmp_path_factory.mktemp("typescript")
    printed(*NPM, CLIENTS / "typescript", folder=folder)
    for snippet in snippets_in("ts"):
        (folder / f"{snippet.stem}.mts").write_text(snippet.at(address), encoding="utf-8")
    for name, (_, _, line, *_) in offered.items():
        (folder / f"built_{name}.mts").write_text(line, encoding="utf-8")
    (folder / "today.mts").write_bytes((EXAMPLES / "typescript" / "today.ts").read_bytes())
    (folder / "wrong.mts").write_text(WRONG, encoding="utf-8")
    (folder / "held_to_document.mts").write_text(_held_to_document(folder), encoding="utf-8")
    config = json.loads((EXAMPLES / "typescript" / "tsconfig.json").read_text(encoding="utf-8"))
    config["compilerOptions"] |= {"typeRoots": [str(MODULES / "@types")]}
    (folder / "tsconfig.json").write_text(json.dumps({**config, "include": ["*.mts"]}), encoding="utf-8")
    assert printed(MODULES / ".bin" / "tsc", folder=folder) == []
    return folder


def _held_to_document(folder: Path) -> str:
    """A program that compiles if every answer of the document is one of the client's type of that name."""
    document = openapi.DOCUMENT
    printed(MODULES / ".bin" / "openapi-typescript", document, "--output", folder / "document.d.ts", folder=folder)
    schemas = json.loads(document.read_bytes())["components"]["schemas"]
    declared = re.findall(r"^export interface (\w+)", (CLIENTS / "typescript" / "answers.d.ts").read_text(), re.M)
    checked = [name for name in declared if name in schemas]
    assert {"MetalDay", "CurrencyPeriod", "CalendarDay", "ListedArticle", "Story", "Problem"} - {*checked} == {
        "Problem"
    }
    lines = [f"is<answers.{name}>({{}} as Both<components['schemas']['{name}']>)" for name in checked]
    return HELD_TO_DOCUMENT + "\n".join(lines)


def require_the_days_numbers(lines: list[str]) -> None:
    assert lines[0] == "Fine gold (9999, hallmark): Rs 306800 a tola, 2083-05-01, confirmed"
    assert any(line.startswith("100 USD: Rs ") and line.endswith(" on 2026-08-17") for line in lines)
    assert sum(": " in line for line in lines) >= 7
    assert lines[-1].startswith("Refused: from is 2083-05-01")


def test_the_python_example_runs(address: str, python: Path) -> None:
    program = EXAMPLES / "python" / "today.py"
    require_the_days_numbers(
        printed(sys.executable, program, address, folder=python, PYTHONPATH=str(python / "installed"))
    )


def test_the_typescript_example_runs(address: str, typescript: Path) -> None:
    require_the_days_numbers(printed("node", "build/today.mjs", address, folder=typescript))


@pytest.mark.parametrize("snippet", snippets_in("python"), ids=lambda snippet: snippet.stem)
def test_python_of_a_document_runs_in_an_empty_folder(snippet: Snippet, address: str, python: Path) -> None:
    (python / "snippet.py").write_text(snippet.at(address), encoding="utf-8")
    assert printed(sys.executable, "snippet.py", folder=python, PYTHONPATH=str(python / "installed"))


@pytest.mark.parametrize("snippet", snippets_in("ts"), ids=lambda snippet: snippet.stem)
def test_typescript_of_a_document_runs_in_an_empty_folder(snippet: Snippet, typescript: Path) -> None:
    assert printed("node", f"build/{snippet.stem}.mjs", folder=typescript)


def test_what_the_builder_offers_runs(
    offered: dict[str, list[str]], address: str, python: Path, typescript: Path
) -> None:
    for name in offered:
        assert (typescript / "build" / f"built_{name}.mjs").exists()
    (python / "built.py").write_text("\n".join(lines[1] for lines in offered.values()), encoding="utf-8")
    assert printed(sys.executable, "built.py", folder=python, PYTHONPATH=str(python / "installed"))
    for name, (curl, *_) in offered.items():
        assert json.loads("".join(printed("bash", "-c", curl, folder=python))).get("status") is None, name


@pytest.mark.parametrize("snippet", snippets_in("sh"), ids=lambda snippet: snippet.stem)
def test_shell_of_a_document_runs_in_an_empty_folder(snippet: Snippet, address: str, tmp_path: Path) -> None:
    strict = snippet.at(address).replace("curl ", "curl --silent --show-error --fail ")
    assert printed("bash", "-euo", "pipefail", "-c", strict, folder=tmp_path)


def test_the_readme_prints_what_the_system_answers(address: str, tmp_path: Path) -> None:
    transcript = (ROOT / "README.md").read_text(encoding="utf-8").split("```\n$ ")[1].split("\n```")[0]
    command, _, expected = transcript.partition("\n")
    answer = "\n".join(printed("bash", "-c", command.replace("http://127.0.0.1:8000", address), folder=tmp_path))
    pieces = [re.escape(piece.strip()) for piece in re.split(r"^ *\.\.\.$", expected, flags=re.M)]
    assert re.match(r"\s.*?".join(pieces), answer, re.S), answer

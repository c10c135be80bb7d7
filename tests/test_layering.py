"""Who may import whom: functions, then use cases, then sources, checks, web and store, then the domain."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chautari import sources
from tests.template_file import ROOT

LAYER = ROOT / "layers" / "shared"
PACKAGE = LAYER / "chautari"
MODULES = {".".join(path.relative_to(LAYER).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}
SCRAPING = (
    *("chautari.sources", "chautari.web", "chautari.ingest", "chautari.harvest", "bs4", "requests"),
    *("chautari.extraction", "chautari.feeds", "feedparser", "protego", "turbohtml", "nh3", "rensa"),
)
PURE = (
    "chautari.domain",
    "chautari.sources",
    "chautari.answers",
    "chautari.checks",
    "chautari.feeds",
    "chautari.extraction",
    "chautari.pages",
)
ANSWERS = ["chautari.answers", "chautari.agreement", "chautari.calendar"]


def imports(path: Path) -> set[str]:
    """Every module that the file imports, anywhere in it; `from a import b` counts as `a` and as `a.b`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def is_in(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def is_standard(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names


def below(*packages: str) -> list[str]:
    return [name for name in MODULES if is_in(name, *packages)]


def strangers(module: str, *allowed: str) -> set[str]:
    """What the module imports beyond the standard library and `allowed`."""
    return {name for name in imports(MODULES[module]) if not is_standard(name) and not is_in(name, *allowed)} - {
        "chautari"
    }


def importers(*packages: str) -> set[str]:
    return {module for module, path in MODULES.items() if any(is_in(name, *packages) for name in imports(path))}


@pytest.mark.parametrize("module", below("chautari.domain"))
def test_the_domain_knows_the_standard_library_and_itself(module: str) -> None:
    assert strangers(module, "chautari.domain") == set()


@pytest.mark.parametrize("module", below("chautari.sources"))
def test_a_source_knows_the_domain_and_how_answers_are_read(module: str) -> None:
    assert strangers(module, "chautari.domain", "chautari.sources.answers", "chautari.sources.html", "bs4") == set()


@pytest.mark.parametrize(
    "module",
    [
        "chautari.bank_rules",
        "chautari.checks",
        "chautari.agreement",
        "chautari.judging",
        "chautari.settling",
        "chautari.harvest",
        *below("chautari.answers"),
    ],
)
def test_rules_and_answers_are_pure(module: str) -> None:
    allowed = {
        "chautari.judging": ["chautari.agreement"],
        "chautari.settling": ["chautari.agreement", "chautari.judging"],
        "chautari.checks": ["chautari.bank_rules"],
        "chautari.harvest": ["chautari.checks"],
        "chautari.answers": ANSWERS,
    }
    more = next((allowed[name] for name in allowed if is_in(module, name)), [])
    assert strangers(module, "chautari.domain", *more) == set()


@pytest.mark.parametrize("module", below("chautari.feeds"))
def test_a_feed_is_read_by_the_domain_and_one_library(module: str) -> None:
    assert strangers(module, "chautari.domain", "chautari.feeds", "feedparser") == set()


@pytest.mark.parametrize("module", below("chautari.extraction"))
def test_a_page_is_read_by_the_domain_and_the_rules_of_sites(module: str) -> None:
    assert strangers(module, "chautari.domain", "chautari.extraction", "chautari.sources", "turbohtml") == set()


@pytest.mark.parametrize("module", below("chautari.pages"))
def test_a_page_is_made_of_answers_alone(module: str) -> None:
    assert strangers(module, "chautari.domain", "chautari.pages", "chautari.calendar.names") == set()


@pytest.mark.parametrize("module", below(*PURE))
def test_no_clock_no_network_no_disk_and_no_log_below_the_use_cases(module: str) -> None:
    banned = (
        "time",
        "socket",
        "urllib.request",
        "http",
        "logging",
        "os",
        "subprocess",
        "random",
        "asyncio",
        "threading",
    )
    assert [name for name in imports(MODULES[module]) if is_in(name, *banned)] == []
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(MODULES[module].read_text()))
        if isinstance(node, ast.Call)
    }
    assert not called & {"datetime.now", "datetime.utcnow", "date.today", "print", "open"}


def test_one_module_reaches_the_network() -> None:
    assert importers("requests", "urllib3", "http.client", "urllib.request") == {"chautari.web"}


def test_one_module_knows_the_parser_of_articles() -> None:
    assert importers("turbohtml") == {"chautari.extraction.document"}


def test_one_package_reaches_aws() -> None:
    assert {module.rpartition(".")[0] for module in importers("boto3", "botocore")} == {"chautari.store"}


def test_the_store_knows_the_domain_and_itself() -> None:
    for module in below("chautari.store"):
        assert strangers(module, "chautari.domain", "chautari.store", "boto3", "botocore") == set()


def test_nobody_imports_a_function_nor_the_local_run() -> None:
    assert importers("functions", "local", "tests") == set()


def reached(*starts: Path) -> Iterator[str]:
    """Every module that the files import, directly or through our package."""
    waiting, seen = [name for start in starts for name in imports(start)], set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            path = MODULES.get(name) or MODULES.get(f"{name}.__init__")
            waiting += imports(path) if path else ()


def test_the_read_function_knows_nothing_of_scraping() -> None:
    starts = [ROOT / "functions" / "api" / "app.py", *(MODULES[module] for module in below("chautari.api"))]
    assert [name for name in reached(*starts) if is_in(name, *SCRAPING)] == []


def test_the_read_function_starts_without_the_scraping_libraries() -> None:
    told = "import sys, functions.api.app; print(*sorted(name for name in sys.modules))"
    path = f"{ROOT}:{LAYER}"
    env = {"PYTHONPATH": path, "AWS_DEFAULT_REGION": "ap-south-1", "TABLE_NAME": "t", "POWERTOOLS_SERVICE_NAME": "api"}
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if is_in(name, *SCRAPING)] == []


@pytest.mark.parametrize("key", sources.keys())
def test_a_source_is_called_as_its_file(key: str) -> None:
    assert sources.find(key).key == key


@pytest.mark.parametrize("name", ["", "nobody", "__init__", "../rates/nrb", "NRB", "answers"])
def test_a_source_without_a_file_is_unknown(name: str) -> None:
    with pytest.raises(sources.UnknownSource, match=", ".join(sources.keys())):
        sources.find(name)

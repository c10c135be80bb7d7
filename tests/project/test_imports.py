"""Who may import whom: the contracts of pyproject.toml hold, and what they cannot say is said here."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from chautari.rates import sources
from tests.support.template_file import ROOT

LAYER = ROOT / "layers" / "shared"
PACKAGE = LAYER / "chautari"
MODULES = {".".join(path.relative_to(LAYER).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}
# Rules, parsers, types and shapes: no clock, no network, no disk, no log.
PURE = (
    *("chautari.calendar.model", "chautari.calendar.views", "chautari.nepali"),
    *("chautari.news.extraction", "chautari.news.feeds", "chautari.news.model", "chautari.news.views"),
    *("chautari.markets.model", "chautari.markets.sources"),
    *("chautari.rates.model", "chautari.rates.sources", "chautari.rates.validation", "chautari.rates.views"),
    "chautari.web",
)
IMPURE = (
    *("time", "socket", "urllib.request", "http", "logging", "os", "subprocess", "random", "asyncio", "threading"),
)
SCRAPING = ("chautari.fetching", "chautari.rates.sources", "chautari.news.feeds", "bs4", "requests", "turbohtml")


def imports(path: Path) -> set[str]:
    """Every module that the file imports, anywhere in it; `from a import b` counts as `a` and as `a.b`."""
    imported: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            imported |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return imported


def is_in(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def importers(*packages: str) -> set[str]:
    return {module for module, path in MODULES.items() if any(is_in(name, *packages) for name in imports(path))}


def test_the_contracts_are_kept() -> None:
    # In a process of its own: it sets up logging anew, and with it silences every logger that is there.
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(LAYER)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", [name for name in MODULES if is_in(name, *PURE)])
def test_no_clock_no_network_no_disk_and_no_log_below_the_jobs(module: str) -> None:
    assert [name for name in imports(MODULES[module]) if is_in(name, *IMPURE)] == []
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"datetime.now", "datetime.utcnow", "date.today", "print", "open"}


def test_the_nepali_basics_need_the_standard_library_alone() -> None:
    names = {name for module, path in MODULES.items() if is_in(module, "chautari.nepali") for name in imports(path)}
    outside = {name for name in names if name.partition(".")[0] not in sys.stdlib_module_names}
    assert {name for name in outside if not is_in(name, "chautari.nepali")} <= {"chautari"}


def test_four_modules_reach_the_network() -> None:
    assert importers("requests", "urllib3", "http.client", "urllib.request") == {
        "chautari.aws.connection",
        "chautari.fetching.http_client",
        "chautari.fetching.webhook",
        "chautari.fetching.webhook_client",
    }


def test_one_module_knows_the_parser_of_articles() -> None:
    assert importers("turbohtml") == {"chautari.news.extraction.document"}


def test_no_room_of_the_package_imports_a_function_a_tool_or_a_test() -> None:
    assert importers("functions", "tools", "tests") == set()


def test_the_read_function_starts_without_the_scraping_libraries() -> None:
    code = "import sys, functions.api.app; print(*sorted(name for name in sys.modules))"
    path = f"{ROOT}:{LAYER}"
    env = {"PYTHONPATH": path, "AWS_DEFAULT_REGION": "ap-south-1", "TABLE_NAME": "t", "POWERTOOLS_SERVICE_NAME": "api"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if is_in(name, *SCRAPING)] == []


@pytest.mark.parametrize("key", sources.keys())
def test_a_source_is_called_as_its_file(key: str) -> None:
    assert sources.find(key).key == key


@pytest.mark.parametrize("name", ["", "nobody", "__init__", "../rates/nrb", "NRB", "answers", "parsing"])
def test_a_source_without_a_file_is_unknown(name: str) -> None:
    with pytest.raises(sources.UnknownSource, match=", ".join(sources.keys())):
        sources.find(name)

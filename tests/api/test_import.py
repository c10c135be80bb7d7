"""What a cold start of the read function loads: nothing that scrapes or writes. `make bench-import` measures it."""

import json
import subprocess
import sys

import pytest

from tools.bench import read_import

FORBIDDEN = (
    *("bs4", "requests", "pydantic", "aws_xray_sdk", "moto", "tantivy"),
    # Of botocore the name alone, which the logger looks for.
    *("boto3", "s3transfer", "botocore.session", "botocore.client", "aws_lambda_powertools.event_handler"),
)
OURS = (
    "fetching",
    "search",
    "web",
    *(f"calendar.{room}" for room in ("almanac", "publish", "store", "views")),
    *(
        f"news.{room}"
        for room in ("crawling", "discovery", "extraction", "feeds", "ingest", "sources", "store", "views")
    ),
    *(f"markets.{room}" for room in ("ingest", "model", "sources", "store", "views")),
    *("rates.model.consensus", "rates.ingest", "rates.sources", "rates.validation"),
)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules of a fresh interpreter that imported the function."""
    code = "import json, sys, functions.api.app; print(json.dumps(list(sys.modules)))"
    environment = {"PYTHONPATH": read_import.ENVIRONMENT["PYTHONPATH"]}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout))


@pytest.mark.parametrize("name", [*FORBIDDEN, *(f"chautari.{module}" for module in OURS)])
def test_not_loaded(loaded: set[str], name: str) -> None:
    assert not [module for module in loaded if module == name or module.startswith(f"{name}.")]


def test_loads_only_what_a_ready_answer_needs(loaded: set[str]) -> None:
    assert sorted(module for module in loaded if module.startswith("chautari.api.")) == [
        f"chautari.api.{name}"
        for name in (
            "app",
            "endpoint",
            "endpoints",
            *(
                f"endpoints.{room}"
                for room in (
                    *(
                        "builder",
                        "calendar",
                        "counter",
                        "currencies",
                        "embeds",
                        "markets",
                        "news",
                        "pages",
                        "parameters",
                        "platform",
                        "rates",
                        "search",
                        "site",
                        "working_days",
                    ),
                )
            ),
            "http_event",
            "problems",
            "reply_cache",
            "responses",
            "routes",
        )
    ]


def test_no_answer_loads_the_types_that_are_for_the_checker_and_the_document() -> None:
    code = (
        "import json, sys, pkgutil; from chautari.api.endpoints import ENDPOINTS; "
        "[pkgutil.resolve_name(each.answer) for each in ENDPOINTS]; print(json.dumps(list(sys.modules)))"
    )
    environment = {"PYTHONPATH": read_import.ENVIRONMENT["PYTHONPATH"]}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    types = [name for name in json.loads(run.stdout) if name.startswith("chautari.") and name.endswith("_types")]
    assert sorted(types) == ["chautari.core.answer_types", "chautari.core.json_types"]


def test_a_search_loads_the_engine_and_nothing_that_writes() -> None:
    code = (
        "import json, sys; from chautari.search import served_index; from chautari.api.search import article_search; "
        "print(json.dumps(list(sys.modules)))"
    )
    environment = {"PYTHONPATH": read_import.ENVIRONMENT["PYTHONPATH"]}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    modules = set(json.loads(run.stdout))
    assert "tantivy" in modules
    assert not {name for name in modules if name.startswith(("chautari.search.indexing", "chautari.news.ingest"))}
    assert "chautari.search.tantivy_engine.tantivy_writer" not in modules

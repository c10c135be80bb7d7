"""Schemathesis asks whatever our OpenAPI document lets it think of, and holds each answer to that document.

What it asks is the same in every run: the seed and the number of examples are in schemathesis.toml.
"""

from collections.abc import Iterator

from schemathesis import openapi
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import EngineEvent, FatalError, NonFatalError, ScenarioFinished
from schemathesis.engine.recorder import ScenarioRecorder

from chautari.dynamodb.table import Table
from functions.api.app import handler
from tests.api import wsgi
from tests.support.template_file import ROOT

CONFIG = ROOT / "tests" / "api" / "schemathesis.toml"
FEWEST_ASKED = 400


def test_every_answer_is_as_the_document_says(stocked: Table) -> None:
    config = SchemathesisConfig.from_path(CONFIG)
    schema = openapi.from_wsgi("/v1/openapi.json", wsgi.application(handler), config=config)
    read_side = schema.exclude(path_regex="^/v1/alerts")  # which another function answers
    asked, wrong = 0, []
    for event in from_schema(read_side).execute():
        wrong += errors(event)
        if isinstance(event, ScenarioFinished):
            asked += len(event.recorder.interactions)
            wrong += failures(event.recorder)
    assert wrong == []
    assert asked > FEWEST_ASKED


def errors(event: EngineEvent) -> list[str]:
    """What kept it from asking."""
    return [repr(event)] if isinstance(event, NonFatalError | FatalError) else []


def failures(recorder: ScenarioRecorder) -> Iterator[str]:
    """What was wrong with an answer, and how to ask for it."""
    for checks in recorder.checks.values():
        for check in checks:
            if check.failure_info is not None:
                failure = check.failure_info.failure
                yield f"{check.name}: {failure.title}: {failure.message}: {check.failure_info.code_sample}"

"""What each function runs on and leaves behind."""

import ast
from typing import Any

import pytest

from tests.support.template_file import ROOT
from tests.template.parts import NAMES, WRITERS, Resources


@pytest.fixture(scope="session")
def shared(template: dict[str, Any]) -> dict[str, Any]:
    """What Globals give to every function."""
    settings: dict[str, Any] = template["Globals"]["Function"]
    return settings


def test_there_are_seven(functions: Resources) -> None:
    assert sorted(functions) == sorted(NAMES)


def test_they_run_on_arm_and_python_3_13(shared: dict[str, Any], functions: Resources) -> None:
    assert (shared["Runtime"], shared["Architectures"]) == ("python3.13", ["arm64"])
    assert not any({"Runtime", "Architectures", "Handler"} & function.keys() for function in functions.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_handler_is_a_function_of_its_file(name: str, functions: Resources, shared: dict[str, Any]) -> None:
    module, handler = shared["Handler"].split(".")
    tree = ast.parse((ROOT / functions[name]["CodeUri"] / f"{module}.py").read_text(encoding="utf-8"))
    (function,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == handler)
    assert len(function.args.args) == 2


@pytest.mark.parametrize("name", NAMES)
def test_every_change_becomes_a_version(name: str, functions: Resources, shared: dict[str, Any]) -> None:
    assert shared["AutoPublishAlias"] == "live"
    assert functions[name]["AutoPublishAliasAllProperties"] is True


def test_only_the_writers_carry_the_scraping_libraries(functions: Resources, shared: dict[str, Any]) -> None:
    assert shared["Layers"] == [{"Ref": "SharedLayer"}]
    further = {"ArticlesFunction": [{"Ref": "ReadingLayer"}], "RatesFunction": [{"Ref": "DrawingLayer"}]}
    for name in (*WRITERS, "WatchFunction"):
        assert functions[name]["Layers"] == [{"Ref": "ScrapingLayer"}, *further.get(name, [])]
    assert functions["ApiFunction"]["Layers"] == functions["SearchFunction"]["Layers"] == [{"Ref": "SearchLayer"}]


def test_each_writes_json_to_a_log_group_of_its_own(
    functions: Resources, shared: dict[str, Any], template: dict[str, Any]
) -> None:
    assert shared["LoggingConfig"]["LogFormat"] == "JSON"
    groups = {function["LoggingConfig"]["LogGroup"]["Ref"] for function in functions.values()}
    assert len(groups) == len(NAMES)
    assert {template["Resources"][group]["Type"] for group in groups} == {"AWS::Logs::LogGroup"}


def test_log_groups_forget(template: dict[str, Any]) -> None:
    resources = template["Resources"].values()
    groups = [resource for resource in resources if resource["Type"] == "AWS::Logs::LogGroup"]
    assert len(groups) == len([*NAMES, "exports", "access"])
    assert all(group["Properties"]["RetentionInDays"] == {"Ref": "LogRetentionDays"} for group in groups)


def test_lambda_lets_through_what_powertools_logs(shared: dict[str, Any]) -> None:
    level = shared["Environment"]["Variables"]["POWERTOOLS_LOG_LEVEL"]
    assert shared["LoggingConfig"]["ApplicationLogLevel"] == level


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        *(("RatesFunction", 290), ("CalendarFunction", 120), ("ApiFunction", 10)),
        *(("FeedsFunction", 590), ("ArticlesFunction", 300), ("WatchFunction", 120), ("SearchFunction", 600)),
    ],
)
def test_timeouts_are_stated(name: str, seconds: int, functions: Resources) -> None:
    assert functions[name]["Timeout"] == seconds


@pytest.mark.parametrize("name", WRITERS)
def test_the_contact_reaches_the_functions_that_ask_others(name: str, functions: Resources) -> None:
    assert functions[name]["Environment"]["Variables"]["CHAUTARI_CONTACT"] == {"Ref": "Contact"}


def test_the_calendar_knows_where_notices_lie(functions: Resources) -> None:
    variables = functions["CalendarFunction"]["Environment"]["Variables"]
    assert variables["CHAUTARI_NOTICES_URL"] == {"Ref": "NoticesUrl"}
    assert variables["NOTICES_BUCKET"] == {"Ref": "NoticesBucket"}


def test_prod_shifts_the_api_by_canary_watched_by_its_error_alarm(functions: Resources) -> None:
    preference = functions["ApiFunction"]["DeploymentPreference"]
    assert preference["Type"] == {"Fn::If": ["IsProd", "Canary10Percent5Minutes", "AllAtOnce"]}
    assert preference["Alarms"] == [{"Ref": "ApiErrorsAlarm"}, {"Ref": "ApiUnexpectedErrorsAlarm"}]


def test_people_invoke_what_is_served(template: dict[str, Any]) -> None:
    """A function's own name is its latest code, which a rollback leaves where it is."""
    named = {name: output["Value"] for name, output in template["Outputs"].items() if name.endswith("FunctionName")}
    assert named == {
        f"{name}FunctionName": {"Ref": f"{name}Function.Alias"} for name in ("Rates", "Calendar", "Export")
    }

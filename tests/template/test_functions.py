"""What each function runs on, may do and leaves behind."""

import ast
import re
from itertools import chain
from typing import Any

import pytest

from tests.template.parts import Resources
from tests.template_file import ROOT

READS = {"dynamodb:GetItem", "dynamodb:Query"}
# A transaction is authorised by what is in it, and the store puts only.
IN_A_TRANSACTION = {"transact_write_items": "put_item"}
CALL = re.compile(r"""\bclient\.(?:get_paginator\(["'])?([a-z_]+)["'(]""")
NAMES = ["RatesFunction", "ApiFunction"]


@pytest.fixture(scope="session")
def shared(template: dict[str, Any]) -> dict[str, Any]:
    """What Globals give to every function."""
    settings: dict[str, Any] = template["Globals"]["Function"]
    return settings


def statements(function: dict[str, Any]) -> list[dict[str, Any]]:
    """The statements of a function's own policies; a name of a managed policy or template would be an error here."""
    return list(chain.from_iterable(policy["Statement"] for policy in function["Policies"]))


def actions(function: dict[str, Any]) -> set[str]:
    """Every action that a function is allowed."""
    return set(chain.from_iterable(statement["Action"] for statement in statements(function)))


def test_there_are_two(functions: Resources) -> None:
    assert sorted(functions) == sorted(NAMES)


def test_they_run_on_arm_and_python_3_13(shared: dict[str, Any], functions: Resources) -> None:
    assert (shared["Runtime"], shared["Architectures"]) == ("python3.13", ["arm64"])
    assert not any({"Runtime", "Architectures", "Handler"} & function.keys() for function in functions.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_handler_is_a_function_of_its_file(name: str, functions: Resources, shared: dict[str, Any]) -> None:
    module, handler = shared["Handler"].split(".")
    tree = ast.parse((ROOT / functions[name]["CodeUri"] / f"{module}.py").read_text(encoding="utf-8"))
    (found,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == handler)
    assert len(found.args.args) == 2


@pytest.mark.parametrize("name", NAMES)
def test_every_change_becomes_a_version(name: str, functions: Resources, shared: dict[str, Any]) -> None:
    assert shared["AutoPublishAlias"] == "live"
    assert functions[name]["AutoPublishAliasAllProperties"] is True


@pytest.mark.parametrize("name", NAMES)
def test_no_policy_has_a_wildcard_and_all_end_at_the_table(name: str, functions: Resources) -> None:
    for statement in statements(functions[name]):
        assert statement["Effect"] == "Allow"
        assert not any("*" in action for action in statement["Action"])
        assert statement["Resource"] == {"Fn::GetAtt": ["Table", "Arn"]}


def test_the_read_function_only_reads(functions: Resources) -> None:
    assert actions(functions["ApiFunction"]) == READS


def test_the_writer_puts_and_cannot_delete_or_scan(functions: Resources) -> None:
    assert actions(functions["RatesFunction"]) == READS | {"dynamodb:PutItem"}


def test_the_writer_may_do_what_the_store_does_and_no_more(functions: Resources) -> None:
    store = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "layers/shared/chautari/store").glob("*.py"))
    called = {IN_A_TRANSACTION.get(call, call) for call in CALL.findall(store)}
    assert actions(functions["RatesFunction"]) == {f"dynamodb:{call.title().replace('_', '')}" for call in called}


def test_only_the_writer_carries_the_scraping_libraries(functions: Resources, shared: dict[str, Any]) -> None:
    assert shared["Layers"] == [{"Ref": "SharedLayer"}]
    assert functions["RatesFunction"]["Layers"] == [{"Ref": "ScrapingLayer"}]
    assert "Layers" not in functions["ApiFunction"]


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
    assert len(groups) == 3
    assert all(group["Properties"]["RetentionInDays"] == {"Ref": "LogRetentionDays"} for group in groups)


def test_lambda_lets_through_what_powertools_logs(shared: dict[str, Any]) -> None:
    level = shared["Environment"]["Variables"]["POWERTOOLS_LOG_LEVEL"]
    assert shared["LoggingConfig"]["ApplicationLogLevel"] == level


@pytest.mark.parametrize(("name", "seconds"), [("RatesFunction", 120), ("ApiFunction", 10)])
def test_timeouts_are_stated(name: str, seconds: int, functions: Resources) -> None:
    assert functions[name]["Timeout"] == seconds


def test_the_contact_reaches_the_function_that_asks_sources(functions: Resources) -> None:
    assert functions["RatesFunction"]["Environment"]["Variables"]["CHAUTARI_CONTACT"] == {"Ref": "Contact"}


def test_prod_shifts_the_api_by_canary_watched_by_its_error_alarm(functions: Resources) -> None:
    preference = functions["ApiFunction"]["DeploymentPreference"]
    assert preference["Type"] == {"Fn::If": ["IsProd", "Canary10Percent5Minutes", "AllAtOnce"]}
    assert preference["Alarms"] == [{"Ref": "ApiErrorsAlarm"}]

"""What a function of the template is allowed, and what modules of the store ask AWS for."""

import re
from itertools import chain
from typing import Any

from tests.support.template_file import ROOT

# A transaction is authorised by what is in it: puts, and what it checks (`{"ConditionCheck": ...}`).
IN_A_TRANSACTION = {"transact_write_items": "put_item"}
CHECK = "dynamodb:ConditionCheckItem"
CALL = re.compile(r"""\b(?:client|s3|sqs)\.(?:get_paginator\(["'])?([a-z0-9_]+)["'(]""")
PACKAGE = ROOT / "layers/shared/chautari"
EXISTING = {"Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${ExistingTable}"}
TABLE = {"Fn::If": ["OwnTable", {"Fn::GetAtt": ["Table", "Arn"]}, EXISTING]}
BUCKET, EVIDENCE, INDEX = ({"Fn::GetAtt": [f"{name}Bucket", "Arn"]} for name in ("Notices", "Evidence", "Search"))
OF_CARDS, STORIES = "AssetsBucket.Arn}/cards", "SearchBucket.Arn}/stories.json.gz"


def statements(function: dict[str, Any]) -> list[dict[str, Any]]:
    """The statements of a function's own policies; a name of a managed policy or template would be an error here."""
    return list(chain.from_iterable(policy["Statement"] for policy in function["Policies"]))


def actions(function: dict[str, Any], service: str = "dynamodb") -> set[str]:
    """Every action of an AWS service that a function is allowed."""
    allowed = chain.from_iterable(statement["Action"] for statement in statements(function))
    return {action for action in allowed if action.startswith(f"{service}:")}


def called(*modules: str) -> set[str]:
    """The calls of AWS in modules of the store, as names of actions."""
    code = "".join((PACKAGE / f"{module}.py").read_text(encoding="utf-8") for module in modules)
    calls = {IN_A_TRANSACTION.get(call, call) for call in CALL.findall(code)}
    if "put_if(" in code:
        calls.add("put_item")
    checks = {"ConditionCheckItem"} if '{"ConditionCheck":' in code else set()
    return {call.title().replace("_", "") for call in calls} | checks

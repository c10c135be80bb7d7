"""Calls of DynamoDB straight to moto's model: no request is signed, sent, parsed and answered within one process.

botocore still checks the parameters and calls its events before and after; moto still judges and keeps. Between the two
lay four fifths of a call's time (a query of fifty items: 22 ms, now 4). What fails is called again the long way, which
words the error; a refused call has changed nothing.
"""

import threading
from types import SimpleNamespace
from typing import Any

from botocore.client import BaseClient
from botocore.model import OperationModel
from moto.core.models import DEFAULT_ACCOUNT_ID, botocore_stubber
from moto.dynamodb.responses import DynamoHandler

_SHORT = {
    "GetItem": DynamoHandler.get_item,
    "BatchGetItem": DynamoHandler.batch_get_item,
    "Query": DynamoHandler.query,
    "Scan": DynamoHandler.scan,
    "PutItem": DynamoHandler.put_item,
    "UpdateItem": DynamoHandler.update_item,
    "DeleteItem": DynamoHandler.delete_item,
    "BatchWriteItem": DynamoHandler.batch_write_item,
    "TransactWriteItems": DynamoHandler.transact_write_items,
}
# moto's partitions are made when they are first asked for: of two threads that put into a new one, one lost its item.
_MODEL = threading.RLock()
_PARAMETERS = "parameters of tests.support.short_moto"

_convert: Any = BaseClient._convert_to_request_dict
_request: Any = BaseClient._make_request


def _remembered(self: BaseClient, api_params: Any, operation_model: OperationModel, *rest: Any, **options: Any) -> Any:
    """As of botocore; the parameters stand in the context besides."""
    options["context"][_PARAMETERS] = api_params
    return _convert(self, api_params, operation_model, *rest, **options)


def _answered(self: BaseClient, operation_model: OperationModel, request_dict: Any, request_context: Any) -> Any:
    """The answer of moto's model, or as of botocore where it gives none."""
    is_of_aws = request_dict["url"].startswith("https://dynamodb.") and ".amazonaws.com" in request_dict["url"]
    if operation_model.name not in _SHORT or not (is_of_aws and botocore_stubber.enabled):
        return _request(self, operation_model, request_dict, request_context)
    try:
        result = answered(operation_model.name, _copied(request_context[_PARAMETERS]), self.meta.region_name)
    except Exception:
        return _request(self, operation_model, request_dict, request_context)
    output: Any = operation_model.output_shape
    parsed = {name: result[name] for name in output.members if result.get(name) is not None}
    parsed["ResponseMetadata"] = {"HTTPStatusCode": 200, "HTTPHeaders": {}, "RetryAttempts": 0}
    return SimpleNamespace(status_code=200, headers={}), parsed


def answered(operation: str, parameters: Any, region: str) -> Any:
    """What moto's model makes of a call; it keeps the parameters. Raises what the model raises."""
    handler: Any = DynamoHandler()
    handler.region, handler.current_account = region, DEFAULT_ACCOUNT_ID
    handler.body = handler.params = parameters
    handler.response_headers = {}
    with _MODEL:
        return _SHORT[operation](handler).result


def _copied(value: Any) -> Any:
    """Containers of its own: moto keeps what it is given, and a request would have been a copy."""
    if isinstance(value, dict):
        return {name: _copied(member) for name, member in value.items()}
    return [_copied(member) for member in value] if isinstance(value, list | tuple) else value


def use() -> None:
    """Take the short way in this process."""
    BaseClient._convert_to_request_dict = _remembered
    BaseClient._make_request = _answered

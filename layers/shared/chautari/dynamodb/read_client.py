"""DynamoDB client of the read function: GetItem, Query and BatchGetItem, called and answered as boto3's are.

boto3 took three quarters of a cold start (docs/decisions/0062-reads-without-boto3.md). What writes keeps it.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

from chautari.aws.connection import AwsAnswer
from chautari.aws.signed_http import NotWhole, SignedHttp
from chautari.dynamodb import schema
from chautari.dynamodb.attribute_values import from_wire

_SERVER_ERROR = 500
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
_PASSING = frozenset(
    {
        "LimitExceededException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException",
        "TransactionInProgressException",
    }
)


class ReadRefused(Exception):
    """DynamoDB refused a read, also when asked again. Action: by its code, as AWS documents it."""

    def __init__(self, code: str, detail: str, status: int) -> None:
        super().__init__(f"{code} ({status}): {detail}")
        self.code, self.status = code, status


class ReadClient:
    """The calls that read, over `http`; an item of a later schema is refused (dynamodb/schema.py)."""

    def __init__(self, http: SignedHttp) -> None:
        self._http = http

    def get_item(self, **parameters: Any) -> dict[str, Any]:
        """`Item`, if there is one."""
        answer = self._call("GetItem", parameters)
        return {**answer, "Item": _item(answer["Item"])} if "Item" in answer else answer

    def query(self, **parameters: Any) -> dict[str, Any]:
        """`Items` of one page, and `LastEvaluatedKey` if there are more."""
        answer = self._call("Query", parameters)
        answer["Items"] = [_item(item) for item in answer.get("Items", ())]
        if "LastEvaluatedKey" in answer:
            answer["LastEvaluatedKey"] = from_wire(answer["LastEvaluatedKey"])
        return answer

    def batch_get_item(self, **parameters: Any) -> dict[str, Any]:
        """`Responses` by table, and `UnprocessedKeys` to be asked for again."""
        answer = self._call("BatchGetItem", parameters)
        answer["Responses"] = {
            table: [_item(item) for item in items] for table, items in answer.get("Responses", {}).items()
        }
        answer["UnprocessedKeys"] = {
            table: {**request, "Keys": [from_wire(key) for key in request["Keys"]]}
            for table, request in answer.get("UnprocessedKeys", {}).items()
        }
        return answer

    def get_paginator(self, operation: str) -> "_QueryPages":
        """The pages of "query", the one operation that has some."""
        if operation != "query":
            raise ValueError(f"{operation} has no pages")
        return _QueryPages(self)

    def _call(self, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        body = json.dumps(parameters, default=_base64, separators=(",", ":")).encode()
        headers = {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": f"DynamoDB_20120810.{operation}"}
        answer = self._http.send("POST", "/", headers, body, _is_passing)
        if answer.status != 200:
            raise ReadRefused(*_error(answer), answer.status)
        content: dict[str, Any] = json.loads(answer.body)
        return content


class _QueryPages:
    def __init__(self, client: ReadClient) -> None:
        self._client = client

    def paginate(self, *, PaginationConfig: Mapping[str, int] | None = None, **parameters: Any) -> Iterator[Any]:
        """Each page when it is asked for, of `PageSize` items, up to `MaxItems` of them all."""
        config = PaginationConfig or {}
        if "PageSize" in config:
            parameters["Limit"] = config["PageSize"]
        left = config.get("MaxItems")
        while True:
            page = self._client.query(**parameters)
            if left is not None:
                page["Items"] = page["Items"][:left]
                left -= len(page["Items"])
            yield page
            if left == 0 or "LastEvaluatedKey" not in page:
                return
            parameters["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def _item(item: dict[str, Any]) -> dict[str, Any]:
    schema.require_readable(item)
    return from_wire(item)


def _base64(value: object) -> str:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(f"no attribute holds a {type(value).__name__}")


def _is_passing(answer: AwsAnswer) -> bool:
    """Whether the same request may be answered in a moment. Raises NotWhole for bytes that are not those sent."""
    checksum = answer.headers.get("x-amz-crc32")
    if checksum is not None and int(checksum) != crc32(answer.body):
        raise NotWhole(f"the answer's checksum is {crc32(answer.body)}, not {checksum}")
    if answer.status == 200:
        return False
    return answer.status >= _SERVER_ERROR or _error(answer)[0] in _PASSING


def _error(answer: AwsAnswer) -> tuple[str, str]:
    """The code and the message of an error; what is no JSON comes from something before DynamoDB."""
    try:
        content = json.loads(answer.body)
        code = str(content["__type"]).rpartition("#")[2]
    except (ValueError, KeyError, TypeError):
        return "", answer.body[:200].decode(errors="replace")
    return code, str(content.get("message") or content.get("Message") or "")

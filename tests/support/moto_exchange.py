"""Requests of the read function's own client to moto in this process: to its model, or to its server's code.

botocore's calls reach moto by botocore's own events. This client has none: its connection is what is replaced, so that
signing, encoding, retries and decoding are those of a Lambda. Whatever moto does not stand for goes over the socket.
Its calls are told by the events of boto3's client too: tests count reads by these, whoever makes them.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from botocore.awsrequest import AWSPreparedRequest
from moto.core.models import botocore_stubber

from chautari.aws.connection import AwsAnswer, Connection
from chautari.dynamodb import writing_table
from tests.support import short_moto

_exchange: Any = Connection.exchange


def _exchanged(
    self: Connection, method: str, path: str, headers: Mapping[str, str], body: bytes, seconds: float
) -> AwsAnswer:
    """The answer of moto, or as of the connection where moto is not in the place of AWS."""
    host = self.endpoint.host
    if not (botocore_stubber.enabled and host.endswith(".amazonaws.com")):
        answer: AwsAnswer = _exchange(self, method, path, headers, body, seconds)
        return answer
    if "X-Amz-Target" in headers:
        operation, region = headers["X-Amz-Target"].partition(".")[2], host.split(".")[1]
        _announce(operation, json.loads(body))
        with suppress(Exception):  # asked again below, which words the error
            result = short_moto.answered(operation, json.loads(body), region)
            present = {name: value for name, value in result.items() if value is not None}
            return AwsAnswer(200, {}, json.dumps(present, default=_base64).encode())
    request = AWSPreparedRequest(method, f"https://{host}{path}", dict(headers), body, False)
    response: Any = botocore_stubber.process_request(request)
    status, answered, content = response
    raw = content.encode() if isinstance(content, str) else content
    return AwsAnswer(status, {name.lower(): str(value) for name, value in answered.items()}, raw)


def _announce(operation: str, parameters: dict[str, Any]) -> None:
    """Tell who counts the calls of this process's table by the events of its boto3 client."""
    if writing_table.connect.cache_info().currsize:
        meta = writing_table.connect().client.meta
        arguments = {"params": parameters, "model": meta.service_model.operation_model(operation), "context": {}}
        for event in ("provide-client-params", "before-call"):
            meta.events.emit(f"{event}.dynamodb.{operation}", **arguments)


def _base64(value: object) -> str:
    assert isinstance(value, bytes), value
    return b64encode(value).decode()


def use() -> None:
    """Take moto for AWS in this process, where moto is switched on."""
    Connection.exchange = _exchanged  # type: ignore[method-assign]

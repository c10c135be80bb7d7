"""JSON-RPC 2.0 as MCP uses it: a message, its errors, and what the revisions of the protocol ask of it.

- Of 2025 (https://modelcontextprotocol.io/specification/2025-11-25): `initialize` agrees on a revision, which each
  later request repeats in a header.
- Of 2026 (https://modelcontextprotocol.io/specification/2026-07-28): no handshake. Each request carries revision and
  capabilities in `_meta`, and headers repeat what it is, so that a proxy can route it.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OF_HANDSHAKE = ("2025-03-26", "2025-06-18", "2025-11-25")
PER_REQUEST = ("2026-07-28",)
SUPPORTED = (*OF_HANDSHAKE, *PER_REQUEST)
# What a client without the header speaks, and the one revision that has batches.
ASSUMED = WITH_BATCHES = OF_HANDSHAKE[0]

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
HEADER_MISMATCH, UNSUPPORTED_VERSION = -32020, -32022

_META = "io.modelcontextprotocol/"
VERSION_KEY, CAPABILITIES_KEY, SERVER_KEY = (
    f"{_META}{name}" for name in ("protocolVersion", "clientCapabilities", "serverInfo")
)
Message = Mapping[str, Any]


class RpcError(Exception):
    """A message that is refused as a whole; `status` is that of its HTTP answer."""

    def __init__(self, code: int, words: str, status: int = 400, data: object = None) -> None:
        super().__init__(words)
        self.code, self.words, self.status, self.data = code, words, status, data

    def body(self, message_id: object = None) -> dict[str, object]:
        """The error as an answer to the message with this id; null for one that no id can be."""
        error = {"code": self.code, "message": self.words, **({"data": self.data} if self.data else {})}
        return {"jsonrpc": "2.0", "id": message_id if is_id(message_id) else None, "error": error}


@dataclass(frozen=True, slots=True)
class Call:
    """A request of a client; `id` is None for a notification. `per_request`: of a revision without handshake."""

    id: str | int | None
    method: str
    params: Message
    per_request: bool = False


def call_of(message: object, headers: Mapping[str, str]) -> Call | None:
    """The call in a message; None for a client's answer to a question that was never asked. Raises RpcError."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        raise RpcError(INVALID_REQUEST, "a message is an object with jsonrpc: 2.0")
    if "method" not in message and ("result" in message or "error" in message):
        return None
    method, params, has_id = message.get("method"), message.get("params", {}), "id" in message
    identity = message.get("id")
    if not isinstance(method, str) or not isinstance(params, dict):
        raise RpcError(INVALID_REQUEST, "method is a text, and params an object")
    if has_id and not is_id(identity):
        raise RpcError(INVALID_REQUEST, "id is a text or a whole number")
    per_request = _is_per_request(params, headers)
    if per_request and has_id:
        _require_envelope(method, params, headers)
    return Call(identity, method, params, per_request)


def is_id(value: object) -> bool:
    """Whether a value can be the id of a request. JSON has no word for some numbers that Python reads, as 1e400."""
    return isinstance(value, str | int) and not isinstance(value, bool)


def require_version(headers: Mapping[str, str]) -> str:
    """The revision that the header states, or the one that is assumed without. Raises RpcError for an unknown one."""
    version = headers.get("mcp-protocol-version", ASSUMED)
    if version not in SUPPORTED:
        raise unsupported(version)
    return version


def unsupported(version: object) -> RpcError:
    """The error of a revision that is not spoken here."""
    data = {"supported": list(SUPPORTED), "requested": str(version)[:60]}
    return RpcError(UNSUPPORTED_VERSION, f"this server speaks MCP {', '.join(SUPPORTED)}", data=data)


def _is_per_request(params: Message, headers: Mapping[str, str]) -> bool:
    meta = params.get("_meta")
    stated = isinstance(meta, dict) and VERSION_KEY in meta
    return stated or headers.get("mcp-protocol-version") in PER_REQUEST


def _require_envelope(method: str, params: Message, headers: Mapping[str, str]) -> None:
    """Raise RpcError unless the request says its revision and capabilities, and its headers the same as itself."""
    meta = params.get("_meta")
    if not isinstance(meta, dict) or not {VERSION_KEY, CAPABILITIES_KEY} <= meta.keys():
        raise RpcError(INVALID_PARAMS, f"params._meta has to have {VERSION_KEY} and {CAPABILITIES_KEY}")
    named = {"mcp-protocol-version": meta[VERSION_KEY], "mcp-method": method}
    if method == "tools/call" and "name" in params:
        named["mcp-name"] = params["name"]
    for header, value in named.items():
        if _decoded(headers.get(header)) != value:
            raise RpcError(HEADER_MISMATCH, f"the header {header} is not what the message says")
    if meta[VERSION_KEY] not in PER_REQUEST:
        raise unsupported(meta[VERSION_KEY])


def _decoded(header: str | None) -> str | None:
    """The text of a header: as it is, or in base64 where it is no visible ASCII."""
    packed = re.fullmatch(r"=\?base64\?(.*)\?=", header or "")
    if packed is None:
        return header
    try:
        return base64.b64decode(packed[1], validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None

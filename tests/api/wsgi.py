"""The read function as a WSGI application, for programs that ask one: it does what the gateway does for a caller."""

import base64
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from tests.api.conftest import event_of
from tests.support.factories import LambdaContext

Environ = dict[str, Any]
Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


def application(handler: Handler) -> Callable[[Environ, Callable[..., Any]], Iterable[bytes]]:
    """`handler` as an application."""

    def app(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer = handler(_event(environ), LambdaContext())
        body = answer.get("body") or ""
        raw = base64.b64decode(body) if answer["isBase64Encoded"] else body.encode()
        status = HTTPStatus(answer["statusCode"])
        start_response(f"{status.value} {status.phrase}", list(answer["headers"].items()))
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else raw]

    return app


def _event(environ: Environ) -> dict[str, Any]:
    """The gateway hands the path over decoded and the query as it was written. A caller in process unpacks nothing."""
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    headers = {name[5:].replace("_", "-"): value for name, value in environ.items() if name.startswith("HTTP_")}
    headers.pop("ACCEPT-ENCODING", None)
    return {
        **event_of("", environ["REQUEST_METHOD"], headers),
        "rawPath": path,
        "rawQueryString": environ["QUERY_STRING"],
    }

"""The stored OpenAPI document is what the types and the endpoints say."""

from chautari.api.platform import openapi
from tools.openapi import document


def test_the_stored_document_is_what_make_openapi_writes() -> None:
    assert openapi.DOCUMENT.read_text(encoding="utf-8") == document.text()

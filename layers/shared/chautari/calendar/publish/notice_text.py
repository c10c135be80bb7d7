"""Parsing of notice files: the documents of a file as JSON objects, each checked for storage."""

import json
from collections.abc import Mapping
from typing import Any

from chautari.dynamodb import codec

Document = Mapping[str, Any]
# The list of 2083 is 5 kB; DynamoDB allows 400 kB an item, https://docs.aws.amazon.com/amazondynamodb/ "Constraints".
MOST_DOCUMENTS, MOST_OF_A_DOCUMENT = 100, 100_000


class InvalidNotice(ValueError):
    """The file or document is no notice."""


def parsed(body: bytes) -> list[object]:
    """Parse a file: the elements of a list, or a single value. Raises InvalidNotice if none is an object."""
    try:
        value = json.loads(body)
    except RecursionError as error:  # 100,000 brackets are valid JSON, and deeper than the parser goes
        raise InvalidNotice("nested too deeply") from error
    except ValueError as error:
        raise InvalidNotice(f"not JSON: {error}") from error
    values = value if isinstance(value, list) else [value]
    if not any(isinstance(element, dict) for element in values):
        raise InvalidNotice("neither an object nor a list of objects")
    if len(values) > MOST_DOCUMENTS:
        raise InvalidNotice(f"more than {MOST_DOCUMENTS} documents")
    return values


def checked(value: object) -> Document:
    """Check that a value can be stored as a notice, and return it. Raises InvalidNotice."""
    if not isinstance(value, dict):
        raise InvalidNotice("not an object")
    try:
        size = len(codec.json_text(value))
    except (RecursionError, UnicodeEncodeError) as error:  # a lone surrogate is valid JSON, and no text
        raise InvalidNotice(f"cannot be kept: {type(error).__name__}") from error
    if size > MOST_OF_A_DOCUMENT:
        raise InvalidNotice(f"a document of more than {MOST_OF_A_DOCUMENT} bytes")
    return value

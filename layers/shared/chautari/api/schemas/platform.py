"""The shapes of the index, of this document and of what is refused, as JSON Schema."""

from chautari.api.schemas.helpers import TEXT, Schema, record, rows

SCHEMAS: dict[str, Schema] = {
    "Index": record(
        {
            "name": TEXT,
            "documentation": TEXT,
            "endpoints": rows(record({"path": TEXT, "summary": TEXT, "parameters": rows(TEXT)})),
        }
    ),
    "OpenApi": {"type": "object", "required": ["openapi", "info", "paths"]},
    "Problem": record(
        {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT, "instance": TEXT},
        {"parameter": TEXT, "allowed": rows(TEXT), "request_id": TEXT},
    ),
}

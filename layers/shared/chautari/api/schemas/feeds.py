"""The shape of a JSON Feed (https://www.jsonfeed.org/version/1.1/), of what ours hold."""

from chautari.api.schemas.helpers import INSTANT, TEXT, Schema, record, ref, rows

SCHEMAS: dict[str, Schema] = {
    "JsonFeed": record(
        {
            "version": {"const": "https://jsonfeed.org/version/1.1"},
            "title": TEXT,
            "description": TEXT,
            "feed_url": TEXT,
            "home_page_url": TEXT,
            "items": rows(ref("JsonFeedItem")),
        }
    ),
    "JsonFeedItem": record(
        {
            "id": TEXT,
            "url": TEXT,
            "title": TEXT,
            "content_text": TEXT,
            "date_published": INSTANT,
            "date_modified": INSTANT,
        },
        {"authors": rows(record({"name": TEXT})), "tags": rows(TEXT), "language": TEXT, "image": TEXT},
    ),
}

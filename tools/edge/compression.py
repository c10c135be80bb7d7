"""What an edge compresses: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html

CloudFront prefers Brotli where a viewer takes it; here everything is packed by gzip, for viewers that take it.
"""

import gzip
from dataclasses import replace

from tools.edge.messages import Response

SMALLEST, LARGEST = 1_000, 10_000_000
STATUSES = {200, 403, 404}
# Those of the documented list that we have answers of, and their kin.
TYPES = {
    *("application/javascript", "application/json", "application/rss+xml", "application/xhtml+xml", "application/xml"),
    *("image/svg+xml", "text/css", "text/csv", "text/html", "text/javascript", "text/plain", "text/xml"),
}


def compressed(response: Response) -> Response:
    """`response` packed by gzip, or itself where the edge leaves it alone."""
    headers = response.headers
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    left_alone = (
        response.status not in STATUSES
        or "content-encoding" in headers
        or media_type not in TYPES
        or not SMALLEST <= int(headers.get("content-length", 0)) <= LARGEST
    )
    if left_alone:
        return response
    body = gzip.compress(response.body, mtime=0)
    packed = {**headers, "content-encoding": "gzip", "content-length": str(len(body)), "vary": "Accept-Encoding"}
    return replace(response, headers=_weakened(packed), body=body)


def _weakened(headers: dict[str, str]) -> dict[str, str]:
    """Headers with a strong entity tag made weak, and without one that is none."""
    tag = headers.get("etag")
    if tag is None or tag.startswith("W/"):
        return headers
    without_tag = {name: value for name, value in headers.items() if name != "etag"}
    return {**without_tag, "etag": f"W/{tag}"} if tag.startswith('"') else without_tag

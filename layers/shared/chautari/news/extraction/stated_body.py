"""Article body stated in the page's JSON-LD: evidence if readers differ, a fallback if they find no text.

Never the first choice: few pages have it, and it is often cut short, without paragraphs, or of an earlier version.
"""

import re
from collections.abc import Sequence

from chautari.news.extraction import json_ld
from chautari.news.extraction.document import Document, parse, unescape

# Some put HTML into it, some HTML written out as text.
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul)\b[^<>]*>", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\s*[\n\r\u2028\u2029]\s*")


def stated_body(document: Document) -> Sequence[str]:
    """The paragraphs of the stated body; empty if no node states one."""
    stated = (node.get("articleBody") for node in json_ld.nodes(document))
    body = unescape(max((text for text in stated if isinstance(text, str)), key=len, default=""))
    if _TAG.search(body):
        body = parse(_TAG.sub("\n", body).encode(errors="replace")).text
    return [" ".join(line.split()) for line in _LINE_ENDS.split(body) if line.strip()]

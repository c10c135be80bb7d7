"""The grammar of a web address as answers promise it (`format: uri`)."""

import re

URI = re.compile(  # https://www.rfc-editor.org/rfc/rfc3986#appendix-A
    r"https?://(?:[\w.~!$&'()*+,;=-]|%[0-9A-F]{2})+(?::\d*)?(?:/(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*"
    r"(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?",
    re.ASCII,
)

"""`make openapi`: write the document that the read function serves."""

import sys

from chautari.api.platform import openapi
from tools.openapi.document import text


def main() -> int:
    """Write the document."""
    openapi.DOCUMENT.write_text(text(), encoding="utf-8")
    print(f"{openapi.DOCUMENT.name} is as the types and the endpoints say")
    return 0


if __name__ == "__main__":
    sys.exit(main())

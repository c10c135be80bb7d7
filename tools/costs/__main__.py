"""`make costs`: write docs/costs.md anew, and print its table."""

import sys

from tools.costs import document
from tools.local.options import ROOT


def main() -> int:
    """Write the document. The exit status is 0."""
    text = document.text()
    (ROOT / "docs" / "costs.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

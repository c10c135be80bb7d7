"""`make bench-nepal`: how the sixty pages are read, by our generic reader, by the whole extraction and by trafilatura.

Written for the project in the shapes of the outlets' pages, so a reader that was tuned on them proves little: their use
is to notice what gets worse.
"""

import sys
from collections.abc import Iterator, Mapping

import trafilatura

from tools.bench.extraction import scoring
from tools.bench.nepal.pages import NepalPage, pages
from tools.bench.nepal.reading import Body, body_score, facts, generic_body, whole_body

GROUPS = ("ne", "en")
POOR = 0.95


def their_body(page: NepalPage) -> str:
    """The body by trafilatura's default."""
    return trafilatura.extract(page.html, url=page.url) or ""


READERS: Mapping[str, Body] = {"generic": generic_body, "whole": whole_body, "trafilatura": their_body}


def rows() -> Iterator[str]:
    """The tables line by line: each reader in all and by language, the facts, and the pages that are read poorly."""
    made = pages()
    yield f"{'body':<14}{'pages':>6}{'P':>8}{'R':>8}{'F1':>8}" + "".join(f"{'F1 ' + group:>8}" for group in GROUPS)
    for name, read in READERS.items():
        whole = body_score(read, made)
        parts = [body_score(read, [page for page in made if page.language == group]) for group in GROUPS]
        figures = (whole.precision, whole.recall, whole.f1, *(part.f1 for part in parts))
        yield f"{name:<14}{len(made):>6}" + "".join(f"{figure:>8.4f}" for figure in figures)
    titles, authors, days = facts(made)
    yield f"of {len(made)}: {titles} titles, {authors} authors, {days} days as they are"
    for page in made:
        score = scoring.match(page.story.body, generic_body(page)).f1
        if score < POOR:
            yield f"  {page.name:<24}{score:.3f}"


if __name__ == "__main__":
    for row in rows():
        print(row)
    sys.exit(0)

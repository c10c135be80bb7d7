"""Cross-validation by site: every page is read by a model that saw nothing of its site, and scored as by the bench."""

from collections.abc import Iterator, Mapping, Sequence

from chautari.news.extraction.feature_blocks import BLOCKS
from chautari.news.extraction.learned_reader import by_lines
from chautari.news.extraction.line_model import LineModel
from tools.bench.extraction import scoring
from tools.bench.extraction.scoring import Match
from tools.bench.reading.folds import fold_of
from tools.bench.reading.rows import Row, WalkedPage
from tools.bench.reading.training import trained

FOLDS = 5
OURS = ("own-pages", "pages of Nepal")
GROUPS: Mapping[str, str] = {
    "body-truth": "body-truth",
    "publisher-fixtures": "publishers",
    "publisher-fixtures-more": "publishers",
    "wcxb-dev": "wcxb",
    "wcxb-more": "wcxb",
    "own-pages": "own-pages",
    "pages-of-nepal": "pages of Nepal",
}


def models_by_fold(rows: Sequence[Row], seeds: Sequence[int]) -> list[LineModel]:
    """For each fold, the model that is trained on all others."""
    return [
        LineModel(trained([row for row in rows if fold_of(row.site, FOLDS) != fold], seeds), BLOCKS)
        for fold in range(FOLDS)
    ]


def matches_of(pages: Sequence[WalkedPage], models: Sequence[LineModel]) -> Iterator[tuple[WalkedPage, Match, Match]]:
    """Each page with the score of its fold's model and that of the readers by rules alone."""
    for page in pages:
        model = models[fold_of(page.site, FOLDS)]
        learned = by_lines(page.layout, page.answers, page.stated.description, model) if page.layout.lines else []
        yield page, _match(page, learned), _match(page, page.answers.agreed)


def _match(page: WalkedPage, lines: Sequence[int]) -> Match:
    return scoring.match(page.page.body, "\n\n".join(page.layout.lines[line].text for line in lines))


def table(matches: Sequence[tuple[str, Match]]) -> Iterator[str]:
    """Precision, recall and F1 of each group of sets, and of all pages that are not our own."""
    groups: dict[str, list[Match]] = {}
    for of_set, match in matches:
        groups.setdefault(GROUPS[of_set], []).append(match)
    public = [match for name, group in groups.items() for match in group if name not in OURS]
    for name, group in (("all but our own", public), *groups.items()):
        score = scoring.score(group)
        yield f"  {name:18} {len(group):4} pages   {score.precision:.4f} {score.recall:.4f} {score.f1:.4f}"

"""`make train-reader`: trains the reader of bodies anew and prints its score on sites that it never saw.

The pages stand beside the project and belong to their publishers: DIR=... names another folder with the same sets.
"""

import argparse
import json
import sys
from hashlib import sha256

from chautari.news.extraction.feature_blocks import BLOCKS
from chautari.news.extraction.line_model import FILE
from tools.bench.extraction import pages
from tools.bench.extraction.__main__ import CAPTURES
from tools.bench.folders import holding
from tools.bench.reading import export, own_pages, validation
from tools.bench.reading.digest import features_digest
from tools.bench.reading.folds import sites_of
from tools.bench.reading.rows import Row, WalkedPage, rows_of, walked
from tools.bench.reading.training import LEAVES, RATE, SEEDS, TREES, trained


def main() -> int:
    """Cross-validate, then train on all pages and write the model, unless only the score is asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dir", type=holding("body-truth/truth.json"), default=str(CAPTURES))
    arguments.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    arguments.add_argument("--score-only", action="store_true", help="write no model")
    arguments.add_argument("--write-only", action="store_true", help="print no score")
    options = arguments.parse_args()
    loaded = [*pages.load(options.dir), *own_pages.load(), *own_pages.made()]
    walked_pages = [walked(page, site) for page, site in zip(loaded, sites_of(loaded), strict=True)]
    rows = rows_of(walked_pages)
    print(f"{len(walked_pages)} pages, {len(rows)} lines", flush=True)
    if not options.write_only:
        score(walked_pages, rows, options.seeds)
    if not options.score_only:
        write(walked_pages, rows, options.seeds)
    return 0


def score(walked_pages: list[WalkedPage], rows: list[Row], seeds: list[int]) -> None:
    """Print the scores by set of the learned reader and of the readers by rules."""
    models = validation.models_by_fold(rows, seeds)
    matches = list(validation.matches_of(walked_pages, models))
    print("learned, by a model that saw nothing of the site:   P      R      F1")
    print("\n".join(validation.table([(page.page.set, learned) for page, learned, _ in matches])))
    print("by rules alone:")
    print("\n".join(validation.table([(page.page.set, by_rules) for page, _, by_rules in matches])), flush=True)


def write(walked_pages: list[WalkedPage], rows: list[Row], seeds: list[int]) -> None:
    """Train on every page and write the model into the package."""
    listed = sha256("\n".join(sorted(sha256(page.page.html).hexdigest() for page in walked_pages)).encode()).hexdigest()
    training = {
        "pages": len(walked_pages),
        "sha256_of_pages": listed,
        "lines": len(rows),
        "trees": TREES,
        "leaves": LEAVES,
        "rate": RATE,
        "seeds": seeds,
    }
    model = export.stated(trained(rows, seeds), BLOCKS, features_digest(), training)
    FILE.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {FILE.name}: {FILE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())

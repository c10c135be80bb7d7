"""`make bench-extraction`: bodies, speed and cost beside trafilatura's; ends with status 1 where an aim is missed.

Our reader has learned from these pages, so its bodies here say nothing of others: `make train-reader` cross-validates.

The pages stand beside the project and belong to their publishers: DIR=... names another folder with the same sets.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from tools.bench.extraction import artifact, contestants, metadata, scoring, speed
from tools.bench.extraction.contestants import DEFAULT, OURS
from tools.bench.extraction.pages import SETS, TruePage, load
from tools.bench.folders import holding

CAPTURES = Path(__file__).resolve().parents[4] / "shared/captures/articles"
COLUMNS = ("all", "tuned", "held-out")
OUR_IMPORT, THEIR_IMPORT = "import chautari.news.extraction", "import trafilatura"


def main() -> int:
    """Print every figure, one a line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--dir", type=holding("body-truth/truth.json"), default=str(CAPTURES))
    arguments.add_argument("--repeats", type=int, default=3)
    arguments.add_argument("--every", type=int, default=1, help="read every n-th page only: all of them take an hour")
    arguments.add_argument("--only", choices=("accuracy", "pace", "cost", "metadata"), help="print these figures only")
    options = arguments.parse_args()
    artifact.enter(sys.argv[1:])
    print(artifact.described(), flush=True)
    pages = load(options.dir)[:: options.every]
    missed: list[str] = []
    figures = {
        "accuracy": accuracy(pages, missed),
        "pace": pace(pages, options.repeats, missed),
        "cost": cost(missed),
        "metadata": metadata.rows(pages),
    }
    for line in chain.from_iterable([figures[options.only]] if options.only else figures.values()):
        print(line, flush=True)
    print("\naims missed: " + "; ".join(missed) if missed else "\nevery aim is met")
    return int(bool(missed))


def accuracy(pages: Sequence[TruePage], missed: list[str]) -> Iterator[str]:
    """A table a set: precision, recall and F1 of every contestant, F1 of the tuned and of the held-out half too."""
    for name in SETS:
        of_set = [page for page in pages if page.set == name]
        yield f"\n{name}, {len(of_set)} pages" + " " * 16 + "P      R      F1     F1 tuned  F1 held-out"
        best: dict[str, float] = {}
        for contestant, read in contestants.BODIES.items():
            matches = [(page.half, scoring.match(page.body, read(page))) for page in of_set]
            scores = [scoring.score(match for half, match in matches if column in ("all", half)) for column in COLUMNS]
            best[contestant] = scores[0].f1
            yield (
                f"  {contestant:30} {scores[0].precision:.4f} {scores[0].recall:.4f} {scores[0].f1:.4f}"
                f" {scores[1].f1:.4f}    {scores[2].f1:.4f}"
            )
        ahead = best.pop(OURS) - max(best.values())
        yield f"  {OURS}, which learned from these pages, is {ahead:+.4f} from the best setting"
        if ahead < 0:
            missed.append(f"F1 on {name}")


def pace(pages: Sequence[TruePage], repeats: int, missed: list[str]) -> Iterator[str]:
    """Pages a second and milliseconds a page of all sets together, bodies and whole records."""
    yield f"\n{'bodies, CPU time':32} pages/s   p50 ms   p99 ms   max ms"
    bodies = speed.times(contestants.BODIES, pages, repeats)
    yield from (_pace(name, seconds) for name, seconds in bodies.items())
    ratio = sum(bodies[DEFAULT]) / sum(bodies[OURS])
    fastest = min(sum(seconds) for name, seconds in bodies.items() if name != OURS) / sum(bodies[OURS])
    yield f"  {OURS} reads {ratio:.1f} x the pages of the default, {fastest:.1f} x those of the fastest setting"
    yield f"\n{'whole records':32} pages/s   p50 ms   p99 ms   max ms"
    records = speed.times(contestants.RECORDS, pages, repeats)
    yield from (_pace(name, seconds) for name, seconds in records.items())
    whole = sum(records["trafilatura"]) / sum(records["chautari"])
    yield f"  {OURS} reads {whole:.1f} x the records"
    p99 = speed.percentile(records["chautari"], 0.99)
    aims = {"3 x the pages": ratio >= 3, "6 x the records": whole >= 6, "p99 under 25 ms": p99 < 25}
    missed += [aim for aim, met in aims.items() if not met]


def _pace(name: str, seconds: Sequence[float]) -> str:
    parts = (speed.percentile(seconds, share) for share in (0.5, 0.99, 1))
    return f"  {name:30} {len(seconds) / sum(seconds):7.1f} " + " ".join(f"{part:8.1f}" for part in parts)


def cost(missed: list[str]) -> Iterator[str]:
    """What a cold start and the layer pay."""
    ours, theirs = speed.import_cost(OUR_IMPORT), speed.import_cost(THEIR_IMPORT)
    size = speed.layer_size()
    yield f"\nimport: {ours:.0f} ms of CPU, trafilatura {theirs:.0f} ms; reading layer: {size:.1f} MB"
    aims = {"import under 80 ms": ours < 80, "layer under 30 MB": size < 30}
    missed += [aim for aim, met in aims.items() if not met]


if __name__ == "__main__":
    sys.exit(main())

"""Judged pairs: S the same event, R the same story but another event, 0 different. By position, never a text."""

import csv
import json
from pathlib import Path

FOLDER = Path(__file__).parent
Judgements = dict[frozenset[str], str]


def load(folder: Path) -> Judgements:
    """Every judged pair by the two reports: those of the captures, and those of this folder."""
    judged: Judgements = {}
    for pair in json.loads((folder / "labels_wide.json").read_text(encoding="utf-8"))["pairs"]:
        key = frozenset((f"{pair['day']}/K{pair['kp_index']}", f"{pair['day']}/L{pair['nagarik_index']}"))
        judged[key] = pair["label"]
    with (FOLDER / "judged.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            judged[frozenset((row["left"], row["right"]))] = row["judgement"]
    return judged

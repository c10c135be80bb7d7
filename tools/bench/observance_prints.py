"""Collect on which days each publisher printed each observance: facts, as `data/printed-observances.csv`.

`python -m tools.bench.observance_prints` reads ../shared/captures. An observance is found by how its
printed name begins (`observance-names.csv`), in a skeleton that forgives spellings: `पूर्णिमा` and `पुर्णिमा` are one.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chautari.calendar.almanac import observances
from tools.bench import calendar_prints

NAMES = Path(__file__).with_name("observance-names.csv")
PUBLISHERS = tuple(observances.PUBLISHERS)
_SAME = str.maketrans(dict(zip("ीूशषवणईऊठौैऔऐ", "िुससबनइउटोेओए", strict=True)))
_NASAL = re.compile("[ङञनम]्(?=[क-ह])")
_BARE = re.compile("[^ऄ-हा-ौ]")
_LONGER = {"ये": "ए", "यो": "ओ", "दध": "ध", "छछ": "छ"}

Prints = dict[str, dict[str, set[date]]]  # by key, by publisher


def skeleton(name: str) -> str:
    """A Nepali name without what patros spell in several ways: vowel lengths, sibilants, nasals, halants, spaces."""
    text = _NASAL.sub("", unicodedata.normalize("NFC", name).translate(_SAME)).replace("्", "")
    for spelling, plain in _LONGER.items():
        text = text.replace(spelling, plain)
    return _BARE.sub("", text)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name that begins in a certain way means: an observance, in these BS months, at these publishers."""

    key: str
    months: range
    publishers: tuple[str, ...]


def beginnings() -> dict[str, list[Meaning]]:
    """What a name may mean, by the skeleton with which it begins."""
    by_beginning: defaultdict[str, list[Meaning]] = defaultdict(list)
    with NAMES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            first, last = map(int, row["months"].split("-")) if row["months"] else (1, 12)
            publishers = tuple(row["publishers"].split()) or PUBLISHERS
            for beginning in row["beginnings"].split("|"):
                by_beginning[skeleton(beginning)].append(Meaning(row["key"], range(first, last + 1), publishers))
    return dict(by_beginning)


def printed_names(publisher: str, row: Mapping[str, Any]) -> list[str]:
    """The names that a publisher prints on a day."""
    if publisher == "rat32":
        return re.split(r"[,/।;|\n]", row["f"])
    return [event if isinstance(event, str) else event["ne"] for event in row["events"]]


def meanings(name: str, known_beginnings: Mapping[str, list[Meaning]]) -> list[Meaning]:
    """What a printed name may mean, by its longest known_beginnings beginning."""
    bare = skeleton(name)
    longest = next((bare[:length] for length in range(len(bare), 2, -1) if bare[:length] in known_beginnings), None)
    return known_beginnings[longest] if longest else []


def collected() -> Prints:
    """What the captures say."""
    known_beginnings, prints = beginnings(), defaultdict[str, dict[str, set[date]]](lambda: defaultdict(set))
    for day, printed in calendar_prints.printed_days().items():
        month = int(str(printed["bs"])[5:7])
        for publisher in PUBLISHERS:
            for name in printed_names(publisher, printed[publisher]) if publisher in printed else ():
                for meaning in meanings(name, known_beginnings):
                    if month in meaning.months and publisher in meaning.publishers:
                        prints[meaning.key][publisher].add(day)
    return {key: dict(by_publisher) for key, by_publisher in prints.items()}


def main() -> None:
    """Write the table."""
    prints = collected()
    with observances.PRINTED.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("key", "publisher", "days"))
        for key in sorted(prints):
            for publisher in PUBLISHERS:
                if days := prints[key].get(publisher):
                    table.writerow((key, publisher, " ".join(day.isoformat() for day in sorted(days))))


if __name__ == "__main__":
    main()

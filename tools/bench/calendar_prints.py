"""The calendar against the days that rat32, Hamro Patro and Nepali Patro printed, read from ../shared/captures."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from chautari.calendar.almanac import calendar_names
from chautari.calendar.almanac.festivals import festivals, year_span
from chautari.calendar.almanac.panchanga import panchangas
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.almanac import Panchanga
from chautari.nepali import bikram_sambat

CAPTURES = Path(__file__).resolve().parents[3] / "shared" / "captures" / "calendar"
YEARS = range(2067, 2081)
HAMRO_MONTHS = ("वैशाख", "जेठ", "असार", "साउन", "भदौ", "असोज", "कार्तिक", "मंसिर", "पुष", "माघ", "फागुन", "चैत")
PRINTED_KEYS = {
    "ashtami": "maha-ashtami", "navami": "maha-navami", "dashami": "vijaya-dashami", "kag": "kag-tihar",
    "kukur": "kukur-tihar", "laxmi": "laxmi-puja", "gobardhan": "gobardhan-puja", "bhaitika": "bhai-tika",
    "rishi": "rishi-panchami", "indra": "indra-jatra", "janai": "janai-purnima", "gaijatra": "gai-jatra",
    "kushe": "kushe-aunsi", "nagpanchami": "nag-panchami", "gurupurnima": "guru-purnima", "buddha": "buddha-jayanti",
    "matatirtha": "mata-tirtha", "shivaratri": "maha-shivaratri", "holi_terai": "fagu-terai", "ghode": "ghode-jatra",
    "chaitedashain": "chaite-dashain", "ramnavami": "ram-navami", "basanta": "basanta-panchami",
    "sonam": "sonam-lhosar", "gyalpo": "gyalpo-lhosar",
}  # fmt: skip
# Gaura and the hills' Holi are printed on several days or under one name; Tamu Lhosar is a fixed day; one is empty.
UNCLEAR = {"gaura", "fagu_hill", "tamu", "fulfather"}

Printed = dict[str, Mapping[str, Any]]  # by publisher
Verdict = tuple[str, bool]


def figures() -> Iterator[str]:
    """Every figure, or that there is nothing to compare with."""
    if not CAPTURES.is_dir():
        yield "no captures beside the project: tithi, lunar months and festivals not measured"
        return
    days = printed_days()
    ours = computed()
    counts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for day, printed in days.items():
        for name, hit in verdicts(day, printed, ours[day]):
            counts[name][hit] += 1
    for name, count in counts.items():
        yield f"{name}: {count[True]}/{count.total()} = {100 * count[True] / count.total():.2f} %"
    yield from elements(days, ours)
    yield from festival_days()


def elements(days: dict[date, Printed], ours: dict[date, Panchanga]) -> Iterator[str]:
    """Yoga, karana, nakshatra as Hamro Patro prints them; its spellings are learnt from the majority of their days."""
    for place, name in enumerate(("yoga", "karana", "nakshatra")):
        numbers: defaultdict[str, Counter[object]] = defaultdict(Counter)
        for day, printed in days.items():
            words = printed.get("hamro", {}).get("ykn", "").split()
            number = getattr(ours[day], name)
            if len(words) == 3:
                numbers[words[place]][calendar_names.KARANAS["en"][number - 1] if name == "karana" else number] += 1
        hits, total = (
            sum(counts.most_common(1)[0][1] for counts in numbers.values()),
            sum(counts.total() for counts in numbers.values()),
        )
        yield f"{name} as Hamro Patro: {hits}/{total} = {100 * hits / total:.2f} %"


def printed_days() -> dict[date, Printed]:
    """What each publisher printed, by day."""
    with gzip.open(CAPTURES / "published-days_2067-2080.json.gz", "rt", encoding="utf-8") as text:
        return {date.fromisoformat(day): printed for day, printed in json.load(text).items()}


def computed() -> dict[date, Panchanga]:
    """Our panchanga of every day of those years."""
    first, last = year_span(YEARS[0])[0], year_span(YEARS[-1])[1]
    rows = panchangas(SURYA_SIDDHANTA, first, last)
    return {date.fromordinal(first.toordinal() + n): row for n, row in enumerate(rows)}


def verdicts(day: date, printed: Printed, ours: Panchanga) -> Iterator[Verdict]:
    """What of a day agrees, by the name of the figure."""
    tithi = majority(row["t"] for name, row in printed.items() if name != "bs")
    recent = bikram_sambat.to_bs(day).year >= 2075
    if tithi and recent:
        yield "tithi at sunrise 2075-2080 as most publishers", tithi == printed_tithi(ours)
    elif tithi:
        yield "tithi at sunrise 2067-2074 as rat32 (drik itself in 2074)", tithi == printed_tithi(ours)
    if (hamro := printed.get("hamro")) and hamro["month"]:
        yield from hamro_verdicts(hamro, ours)
    if nepali_patro := printed.get("npatro"):
        half = float(nepali_patro["ns_month"])
        yield "Nepal Sambat year as Nepali Patro", nepali_patro["ns_year"] == ours.sambat_year
        yield "Nepal Sambat half-month as Nepali Patro", (int(half), half % 1 > 0) == (ours.sambat_half, ours.adhik)


def hamro_verdicts(hamro: Mapping[str, Any], ours: Panchanga) -> Iterator[Verdict]:
    """Lunar month and paksha as Hamro Patro prints them."""
    month = ("अधिक " if ours.adhik else "") + HAMRO_MONTHS[ours.purnimanta - 1]
    yield "lunar month as Hamro Patro", hamro["month"] == month
    yield "paksha as Hamro Patro", hamro["paksha"] == calendar_names.PAKSHAS["ne"][ours.tithi > 15]


def majority(values: Iterator[int]) -> int | None:
    """The value that most have, None on a tie."""
    ranked = Counter(values).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def printed_tithi(ours: Panchanga) -> int:
    """As the publishers number them: 1 to 15, then 1 to 14 and 30."""
    return ours.tithi if ours.tithi <= 15 or ours.tithi == 30 else ours.tithi - 15


def festival_days() -> Iterator[str]:
    """The rules against the printed days, by majority of publishers; the misses."""
    printed = json.loads((CAPTURES / "festival-dates_2067-2080.json").read_text(encoding="utf-8"))
    ours: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for year in YEARS:
        for occurrence in festivals(year, SURYA_SIDDHANTA):
            ours[occurrence.festival.key, year].add(f"{occurrence.day:%m-%d}")
    hits, misses = 0, []
    for name, years in printed.items():
        for year, publishers in years.items() if name not in UNCLEAR else ():
            votes = Counter(day for days in publishers.values() for day in set(days)).most_common()
            best = {day for day, count in votes if count == votes[0][1]}
            hit = bool(best & ours[PRINTED_KEYS.get(name, name), int(year)])
            hits += hit
            misses += [] if hit else [f"{name} {year} ({'/'.join(best)})"]
    total = hits + len(misses)
    yield f"festival rules 2067-2080: {hits}/{total} = {100 * hits / total:.2f} %, misses {', '.join(misses)}"

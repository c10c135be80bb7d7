"""Hostile changes of single rows of each source's good answer: see `hostile`."""

from chautari.core.http_messages import HTML
from chautari.rates import sources
from tests.rates.sources.fixtures import accept_of
from tests.rates.sources.hostile import ANY, amount, encoded, rows, swapped, text, yesterday
from tests.rates.sources.world import NETWORKED, AnswerChange

DEEP = "[" * 500 + "]" * 500

# Replacements of the first amount: as printed in JSON, and as a text of a page.
INVALID_AMOUNTS = {
    "zero": ("0", "0"),
    "negative": ("-291500", "-2,91,500"),
    "null": ("null", "null"),
    "not a number": ("NaN", "NaN"),
    "an empty text": ('""', ""),
    "true": ("true", "true"),
    "a list": ("[]", "[]"),
    "an object": ("{}", "{}"),
    "a deep list": (DEEP, DEEP),
    "a placeholder": ('"{{rate}}"', "{{rate}}"),
    "a huge exponent": ("1e400", "1e400"),
    "a gigabyte of digits": ("1e999999999", "1e999999999"),
    "a fraction of a gigabyte": ("1e-999999999", "1e-999999999"),
    "an impossible exponent": ("1e99999999999999999999", "1e99999999999999999999"),
    "five thousand digits": ("9" * 5000, "9" * 5000),
    "thirty-nine digits": (f'"{"9" * 39}"', "9" * 39),
    "Arabic digits": ('"٢٩١٥٠٠"', "٢٩١٥٠٠"),
    "full-width digits": ('"２９１５００"', "２９１５００"),
    "an unknown grouping": ('"29,15,00"', "29,15,00"),
    "two numbers": ('"291500 291600"', "2,91,500 2,91,600"),
    "words": ('"two lakh"', "two lakh"),
}


def _is_page(key: str) -> bool:
    return accept_of(sources.find(key)) == HTML


def _invalid_amounts(key: str) -> dict[str, tuple[AnswerChange, str]]:
    return {name: (amount(key, printed[_is_page(key)]), "without it") for name, printed in INVALID_AMOUNTS.items()}


OWN: dict[str, dict[str, tuple[AnswerChange, str]]] = {
    "fenegosida": {
        "units exchanged": (swapped("(१ तोला)", "(१० ग्राम)"), "held"),
        "amounts exchanged": (swapped("291500.00", "249915.00"), "held"),
        "per gram as the field says": (text(("291500.00", "24991.51"), ("249915.00", "24991.51")), "held"),
        "a digit wrong": (amount("fenegosida", "219500.00"), "held"),
        "two digits exchanged": (amount("fenegosida", "295100.00"), "held"),
        "ten times as much": (text(("291500.00", "2915000.00"), ("249915.00", "2499150.00")), "held"),
        "metals exchanged": (swapped("छापावाल सुन", "असली चाँदी दर"), "held"),
        "contradicting itself": (rows(lambda lines: [lines[0].replace("291500", "291600"), *lines]), "changed"),
        "a row gone": (rows(lambda lines: lines[1:]), "changed"),
        "tejabi back": (rows(lambda lines: [*lines, *(_tejabi(row) for row in lines[:2])]), "right"),
        "tejabi back at nothing": (rows(lambda lines: [*lines, _tejabi(lines[0]).replace("290050.00", "0")]), "right"),
        "tejabi invented": (rows(lambda lines: [*lines, _tejabi(lines[0]).replace("290050", "267000")]), "held"),
        "label of another language": (text(("छापावाल सुन", "Fine gold")), "changed"),
        "another unit": (text(("(१ तोला)", "(१ किलो)")), "changed"),
        "no unit": (text((" (१ तोला)", "")), "changed"),
        "a label that UTF-8 cannot hold": (text(("(१ तोला)", r"(१ तोला)\ud800")), "right"),
        "a label without an end": (text(("(१ तोला)", "(१ तोला)" + "अ" * 200_000)), "right"),
        "label no text": (text(('"छापावाल सुन (१ तोला)"', DEEP)), "changed"),
        "amount renamed": (text(("todayBaseRatePerGram", "rate")), "changed"),
        "date renamed": (text(("todayDate", "date")), "changed"),
        "a field more": (text(('"todayDate"', '"note":"x","todayDate"')), "right"),
        "digits in Devanagari": (text(("291500.00", '"२,९१,५००"')), "right"),
        "Latin digits in the label": (text(("१० ग्राम", "10 ग्राम"), ("१ तोला", "1 तोला")), "right"),
        "tomorrow": (text(("2026-09-07T04", "2026-09-08T04")), "changed"),
        "the year 9999": (text(("2026-09-07T04", "9999-12-31T23")), "changed"),
        "the year 1": (text(("2026-09-07T04:51:07.310+00:00", "0001-01-01T00:00:00+14:00")), "changed"),
        "the year 206": (text(("2026-09-07T04", "0206-09-07T04")), "changed"),
        "no zone": (text((".310+00:00", ".310")), "changed"),
        "last week": (text(("2026-09-07T", "2026-08-31T"), ("2026-09-06T", "2026-08-30T")), "absent"),
        "Latin letters": (encoded(lambda printed: printed.encode("latin-1", "replace")), "changed"),
        "encoded twice": (encoded(lambda printed: printed.encode().decode("latin-1").encode()), "changed"),
    },
    "nepalipatro": {
        "units exchanged": (swapped('"t_', '"g_'), "held"),
        "amounts exchanged": (swapped("291500", "249915"), "held"),
        "a digit wrong": (amount("nepalipatro", "219500"), "held"),
        "ten times as much": (text(("291500", "2915000"), ("249915", "2499150")), "held"),
        "metals exchanged": (swapped("_ha", "_s"), "held"),
        "contradicting itself": (rows(lambda lines: [lines[0].replace("291500", "291600"), *lines]), "changed"),
        "tejabi back": (text(('"t_te": 0', '"t_te": 290050'), ('"g_te": 0', '"g_te": 248670')), "right"),
        "tejabi invented": (text(('"t_te": 0', '"t_te": 267000')), "held"),
        "tola renamed": (text(('"t_', '"tola_')), "changed"),
        "everything renamed": (text(('"t_', '"tola_'), ('"g_', '"ten_')), "changed"),
        "data renamed": (text(('"data"', '"rates"')), "changed"),
        "a field more": (text(('"bs"', '"note": {"x": []}, "bs"')), "right"),
        "digits in Devanagari": (text(("291500", '"२९१५००"')), "right"),
        "Indian grouping": (text(("291500", '"2,91,500"')), "right"),
        "tomorrow": (text(("2026-09-07", "2026-09-08"), ("22.05", "23.05")), "changed"),
        "tomorrow in one calendar": (text(("22.05.2083", "23.05.2083")), "changed"),
        "five thousand digits of a date": (text(("22.05.2083", "1" * 5000)), "changed"),
        "a date of lists": (text(('"22.05.2083"', DEEP)), "changed"),
        "the year 1": (text(("2026-09-07", "0001-01-01")), "changed"),
        "the year 9999": (text(("2026-09-07", "9999-12-31")), "changed"),
        "a week and its day": (text(("2026-09-07", "2026-W37-1")), "changed"),
        "last week": (text(("2026-09-07", "2026-08-31"), ("22.05.2083", "15.05.2083")), "absent"),
        "another source": (text(("Fenegosida", "Ashesh")), "changed"),
        "Latin letters": (encoded(lambda printed: printed.encode("latin-1")), "right"),
    },
    "hamropatro": {
        "per 10 gram": (text(("Per Tola", "Per 10 Gram")), "changed"),
        "10 gram called a tola": (text(("2,91,500", "2,49,915"), ("4,210", "3,609.5")), "held"),
        "amounts exchanged": (swapped("2,91,500", "4,210"), "held"),
        "a digit wrong": (amount("hamropatro", "2,19,500"), "held"),
        "ten times as much": (amount("hamropatro", "29,15,000"), "held"),
        "titles exchanged": (swapped("Gold (Hallmark)", "Silver"), "held"),
        "contradicting itself": (rows(lambda lines: [lines[0].replace("2,91,500", "2,91,600"), *lines]), "changed"),
        "a row gone": (rows(lambda lines: lines[1:]), "changed"),
        "tejabi back": (rows(lambda lines: [*lines, _tejabi_card(lines[0])]), "right"),
        "the amount cut": (amount("hamropatro", "2,91,5"), "changed"),
        "a card renamed": (text(("Gold (Hallmark)", "Fine")), "changed"),
        "silver called hallmark": (text(("Silver", "Silver (Hallmark)")), "changed"),
        "two prices in a card": (text(("</li>", "<p>Rs 1,600</p></li>")), "changed"),
        "a field more": (text(("<div><span>", "<em>new</em><div><i>today</i><span>")), "right"),
        "digits in Devanagari": (text(("2,91,500", "२,९१,५००"), ("22", "२२")), "right"),
        "no grouping": (amount("hamropatro", "291500"), "right"),
        "tomorrow": (text(("22<!--", "23<!--")), "changed"),
        "last week": (text(("22<!--", "15<!--")), "absent"),
        "an unknown month": (text(("Bhadra", "August")), "changed"),
        "the 33rd": (text(("22<!--", "33<!--")), "changed"),
        "no date": (text(("Last updated", "Prices")), "changed"),
        "two dates": (text(("<h2>", "<p>Updated: Bhadra 19 | 1:00 pm</p><h2>")), "changed"),
        "a word without an end": (text(("<h2>", "<h2>updated" + "a" * 1_000_000)), "right"),
        "a word again and again": (text(("<h2>", "<h2>" + "updated " * 100_000)), "right"),
        "nested without an end": (text(("<main>", "<div>" * 15_000)), "right"),
        "Latin letters": (encoded(lambda printed: printed.encode("latin-1")), "right"),
    },
    "nrb": {
        "yen per one": (text(('"JPY","unit":10', '"JPY","unit":1')), "held"),
        "won per ten": (text(('"KRW","unit":100', '"KRW","unit":10')), "held"),
        "rupee per one": (text(('"INR","unit":100', '"INR","unit":1')), "held"),
        "rupee of another peg": (text(("160.00", "162.00"), ("160.15", "162.15")), "held"),
        "rupee gone": (text(('"INR"', '"IRR"')), "right"),
        "buying and selling exchanged": (swapped('"buy"', '"sell"'), "held"),
        "selling a row further down": (rows(lambda lines: _shifted(lines)), "held"),
        "a digit wrong": (amount("nrb", '"194.85"'), "held"),
        "two digits exchanged": (amount("nrb", '"149.58"'), "held"),
        "ten times as much": (text(('"149.85"', '"1498.50"'), ('"150.45"', '"1504.50"')), "held"),
        "dollar and pound exchanged": (swapped('"USD"', '"GBP"'), "held"),
        "contradicting itself": (rows(lambda lines: [lines[1].replace("149.85", "149.95"), *lines]), "changed"),
        "a unit in words": (text(('"unit":10}', '"unit":"ten"}')), "without it"),
        "an unknown unit": (text(('"unit":10}', '"unit":7}')), "held"),
        "a code of lists": (text(('"USD","unit"', '[],"unit"')), "without it"),
        "a code of deep lists": (text(('"USD","unit"', DEEP + ',"unit"')), "without it"),
        "rates no list": (text(('"rates":[', '"rates":7,"was":[')), "changed"),
        "buy renamed": (text(('"buy"', '"bid"')), "changed"),
        "both renamed": (text(('"buy"', '"bid"'), ('"sell"', '"ask"')), "changed"),
        "a field more": (text(('"currency"', '"note":null,"currency"')), "right"),
        "digits in Devanagari": (text(('"149.85"', '"१४९.८५"')), "right"),
        "tomorrow": (text(("2026-09-07", "2026-09-08")), "changed"),
        "a malformed date": (text(('"date":"2026-09-07"', '"date":"2026-09.07"')), "changed"),
        "last week": (text(("2026-09-07", "2026-08-31")), "absent"),
        "a refusal with 200": (text(('"code":200', '"code":400')), "changed"),
        "a page of another run": (text(('"page":1,', '"page":2,')), "changed"),
        "pages without end": (text(('"pages":1,', '"pages":1e999999999,')), "changed"),
        "pages no number": (text(('"pages":1,', '"pages":"1",')), "changed"),
        "stated without an end": (text(("00:00:31", "0" * 500_000)), "right"),
        "stated what UTF-8 cannot hold": (text(("00:00:31", r"\ud800")), "right"),
        "Latin letters": (encoded(lambda printed: printed.encode("latin-1")), "right"),
    },
}  # fmt: skip


def _tejabi(row: str) -> str:
    label = row.replace("छापावाल", "तेजाबी")
    return label.replace("291500.00", "290050.00").replace("249915.00", "248670.00")


def _tejabi_card(row: str) -> str:
    return row.replace("Gold (Hallmark)", "Gold (Tajabi)").replace("2,91,500", "2,90,050")


def _shifted(lines: list[str]) -> list[str]:
    sells = [row.partition('"sell"')[2] for row in lines]
    moved = [sells[0], *sells[2:], sells[1]]
    return [row.partition('"sell"')[0] + '"sell"' + sell for row, sell in zip(lines, moved, strict=True)]


CASES = [
    (key, name, *case)
    for key in NETWORKED
    for name, case in {
        **ANY,
        **OWN.get(key, {}),
        **_invalid_amounts(key),
        "yesterday": (yesterday(key), "absent"),
    }.items()
]

"""The day at a glance for a terminal: lines of at most 72 columns, from the home answer."""

from collections.abc import Iterator
from textwrap import wrap

from chautari.core.json_types import JsonObject
from chautari.core.plain_text import one_line
from chautari.nepali.numerals import grouped

WIDTH = 72
_WITHOUT = {"held": "held: not given out", "unpublished": "not published any more"}


def text(home: JsonObject) -> str:
    """The text of `/v1/today.txt`; `home` is the answer of /v1/home, with or without its news."""
    metals, forex = home["metals"], home["forex"]
    parts = [
        _today(home["today"]),
        ["Rupees a tola" + _date_of(metals), *map(_metal, metals)],
        ["Rupees for" + " " * 12 + "buy" + " " * 9 + "sell" + _date_of(forex), *map(_currency, forex)],
        [*_notes([*metals, *forex]), *_folded("Every number and its proof: /v1/home and /v1/proof/{its proof}.")],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _today(today: JsonObject | None) -> list[str]:
    if today is None:
        return ["Chautari"]
    weekday, month = today["weekday"]["name"]["en"], today["month"]["name"]["en"]
    tithi = f"{today['tithi']['paksha']['name']['en']} {today['tithi']['name']['en']}"
    festivals = [each["name"].get("en") or each["name"]["ne"] for each in (*today["festivals"], *today["holidays"])]
    sun = f"sunrise {today['sunrise']}, sunset {today['sunset']}"
    return [
        one_line(f"Chautari: {weekday}, {today['day']} {month} {today['year']} BS ({today['date']})"),
        *_folded("; ".join([tithi, *dict.fromkeys(festivals), sun])),
    ]


def _metal(rate: JsonObject) -> str:
    if rate["price"] is None:
        return f"{rate['name']:<28}{_without(rate)}"
    return f"{rate['name']:<28}{grouped(rate['price']):>11}{_mark(rate)}{_moved(rate)}{_doubt(rate)}"


def _currency(rate: JsonObject) -> str:
    head = f"{rate['code']:<5}"
    if rate["buy"] is None and rate["sell"] is None:
        return head + _without(rate)
    figures = f"{rate['unit']:>4}{rate['buy'] or '-':>16}{rate['sell'] or '-':>13}"
    return f"{head}{figures}{_mark(rate):>2}{_moved(rate)}{_doubt(rate)}"


def _without(rate: JsonObject) -> str:
    """What stands in the place of figures that are not served."""
    return f"none of the asked status{_doubt(rate)}" if rate.get("pending") else _WITHOUT[rate["status"]]


def _doubt(rate: JsonObject) -> str:
    """Lines below a rate that is provisional, or that has a newer one pending or held."""
    newer, lines = rate.get("pending"), []
    if newer:
        printed = newer.get("price") or newer.get("buy") or newer.get("sell")
        lines.append(f"newer but {newer['status']}: {grouped(printed)} ({newer['date_bs']} BS)")
    elif rate["status"] == "provisional":
        lines.append("provisional: not confirmed by another source yet")
    if rate["held"] and rate["freshness"]:
        lines.append("a newer rate is held: not given out")
    return "".join(f"\n  {line}" for line in lines)


def _mark(rate: JsonObject) -> str:
    return "*" if rate["status"] == "provisional" else " "


def _moved(rate: JsonObject) -> str:
    """The change, and the freshness of a rate that is not today's."""
    change, state = rate["change"], rate["freshness"]["state"]
    moved = f"{_signed(change['amount']):>10} {_signed(change['percent']):>7}%" if change else " " * 19
    return f"{moved}  {'' if state == 'fresh' else state}".rstrip()


def _signed(text: str) -> str:
    return grouped(text) if text == "0" or text.startswith("-") else f"+{grouped(text)}"


def _date_of(rates: list[JsonObject]) -> str:
    dates = {rate["date_bs"] for rate in rates if "date_bs" in rate}
    return f" ({max(dates)} BS)".rjust(24) if dates else ""


def _notes(rates: list[JsonObject]) -> Iterator[str]:
    """A legend of the marks: each freshness reason once, and the asterisk."""
    told = [rate["freshness"] for rate in rates if rate["freshness"]]
    for state, reason in dict.fromkeys((each["state"], each["reason"]) for each in told):
        if state != "fresh":
            yield from _folded(f"{state}: {reason}")
    if any(rate["status"] == "provisional" for rate in rates):
        yield "* provisional: one reading that could have a second"


def _folded(line: str) -> list[str]:
    return wrap(one_line(line), WIDTH, subsequent_indent="  ", break_on_hyphens=False)

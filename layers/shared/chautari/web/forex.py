"""Exchange rate pages: the bank's table of a day, the converter, and one currency with its chart."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from chautari.web import alert_form, parts, rates, readings
from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

COLUMNS = ("currency", "buy", "sell", "mid", "change")
FIGURES = ("buy", "sell", "mid")
SIDES = ("", *FIGURES)


def page(latest: Answer, converted: Answer | None, asked: Mapping[str, str], lang: Locale) -> WebPage:
    """The page of today's rates, an answer of /v1/forex; `asked` is the converter's form, `converted` its answer."""
    table = latest["rates"]
    names = {"NPR": lang.say("NPR"), **{rate["code"]: f"{rate['code']} · {lang.name(rate)}" for rate in table}}
    main = [
        element("h1", lang.say("forex")),
        parts.section(lang.say("today"), _table(table, [lang.say("bank"), " · ", rates.of_market(table, lang)], lang)),
        _unlisted(latest.get("unlisted", ()), lang),
        element("p", link(lang.say("counter"), f"/{lang.code}/counter")),
        _converter(names, converted, asked, lang),
        alert_form.section({code: name for code, name in names.items() if code != "NPR"}, "USD", lang),
        _archive(asked, lang),
    ]
    return WebPage(lang.say("forex"), "/forex", "forex", main, script=True, embed="forex")


def archive(table: list[Answer], on: Answer, asked: Mapping[str, str], lang: Locale) -> WebPage:
    """The page of the rates of the day `on`."""
    title = f"{lang.say('forex')}, {lang.day(on)}"
    caption = [lang.say("bank"), " · ", lang.bs(on["date_bs"]), " · ", lang.ad(on["date"])]
    main = [
        element("h1", title),
        parts.section(lang.day(on), _table(table, caption, lang) if table else element("p", lang.say("no_rates"))),
        _archive(asked, lang),
        element("p", link(lang.say("todays_rates"), f"/{lang.code}/forex")),
    ]
    return WebPage(title, "/forex", "forex", main)


def currency(rate: Answer, months: Answer, lang: Locale) -> WebPage:
    """The page of one currency: its latest rate and its history by month."""
    title = f"{lang.name(rate)} ({rate['code']})"
    main = [
        element("h1", title),
        parts.section(lang.day(rate), _latest(rate, lang)) if "date" in rate else _absent(rate, lang),
        element(
            "p", link(lang.say("what_banks_give"), f"/{lang.code}/counter?{urlencode({'currency': rate['code']})}")
        ),
        _record(rate, months, lang) if "date" in rate else None,
    ]
    code = rate["code"]
    return WebPage(title, f"/forex/{code}", "forex", main, script=True, embed=code.lower())


def _absent(rate: Answer, lang: Locale) -> Markup:
    """A currency without a served rate."""
    return parts.section(lang.say("status"), element("p", rates.absent(rate, lang)))


def _record(rate: Answer, months: Answer, lang: Locale) -> list[Markup]:
    history = f"/v1/forex/{rate['code']}/history"
    sides = {side: lang.say(side) for side in ("buy", "sell")}
    unit = f"{lang.say('rs')} / {lang.digits(rate['unit'])} {rate['code']}"
    return [
        parts.section(
            lang.say("chart"),
            parts.chart(unit, history, rate["date"], sides, lang),
            readings.months(months, ("buy", "sell"), lang),
            element("p", link(lang.say("download"), f"{history}?format=csv&from=2010-01-01")),
        ),
        parts.section(lang.say("source"), readings.table(rate["sources"], lang)),
    ]


def _table(table: list[Answer], caption: Child, lang: Locale) -> Markup:
    lead = rates.leading(table)
    rows = [_row(rate, lead, lang) for rate in table]
    return parts.table(caption, [lang.say(key) for key in COLUMNS], rows, "quotes")


def _row(rate: Answer, lead: Answer | None, lang: Locale) -> Markup:
    """A currency with its flag, and under its name the code, for how many of it the figures are, and what the caption
    does not say of it.
    """
    code = rate["code"]
    per = f"{lang.digits(rate['unit'])} {code}" if "date" in rate else code
    name: list[Child] = [
        element("span", flag(code), class_="flag", aria_hidden="true"),
        link(lang.name(rate), f"/{lang.code}/forex/{code}"),
        element("small", per, rates.doubt(rate, lang), _apart(rate, lead, lang), _newer(rate, lang)),
    ]
    if "date" not in rate:
        return parts.row(name, rates.absent(rate, lang), "", "", "")
    return parts.row(name, *(rates.figure(rate, side, lang) for side in FIGURES), rates.change(rate, lang, brief=True))


def flag(code: str) -> str:
    """The flag of a currency's country as its two letters for one, by which its ISO 4217 code begins."""
    return "".join(chr(ord("\U0001f1e6") + ord(letter) - ord("A")) for letter in code[:2])


def _apart(rate: Answer, lead: Answer | None, lang: Locale) -> Markup | None:
    """The day and state of a rate that is not of those of the caption; the status of a past day that is not served."""
    if rate.get("status") == "held" and "date" in rate and not rate.get("pending"):
        return joined([" · ", element("span", rates.status(rate, lang), class_="held")])
    said = rate.get("freshness")
    is_of_lead = not said or not lead or all(said[name] == lead["freshness"][name] for name in ("state", "date"))
    return None if is_of_lead else joined([" · ", rates.age(rate, lang)])


def _newer(rate: Answer, lang: Locale) -> Markup | None:
    """The note that a newer rate of this currency is held or pending."""
    notes = [
        rates.held(rate, lang) if rate.get("held") else None,
        rates.pending(rate, lang) if rate.get("pending") else None,
    ]
    return joined([[" · ", note] for note in notes if note]) if any(notes) else None


def _unlisted(currencies: Iterable[Answer], lang: Locale) -> list[Markup]:
    """The currencies that the bank prints and of which no rate is made yet, as printed."""
    return [
        element("p", f"{lang.say('unlisted')}: {it['code']} · {it['printed']} · {lang.ad(it['since'])}", class_="soft")
        for it in currencies
    ]


def _latest(rate: Answer, lang: Locale) -> Markup:
    figures = [(lang.say(side), rates.figure(rate, side, lang)) for side in FIGURES]
    about = [(lang.say("unit"), lang.digits(rate["unit"])), (lang.say("change"), rates.change(rate, lang))]
    state = joined([rates.status(rate, lang), " · ", rates.freshness(rate, lang)])
    return parts.facts([*figures, *about, (lang.say("status"), state)])


def _converter(names: Mapping[str, str], converted: Answer | None, asked: Mapping[str, str], lang: Locale) -> Markup:
    sides = {side: lang.say(f"side {side}") for side in SIDES}
    return parts.section(
        lang.say("converter"),
        parts.form(
            f"/{lang.code}/forex#converter",
            lang.say("reckon"),
            parts.number(lang.say("amount"), "amount", asked.get("amount"), most=15),
            parts.choice(lang.say("from"), "from", names, asked.get("from") or "USD"),
            parts.choice(lang.say("to"), "to", names, asked.get("to") or "NPR"),
            parts.choice(lang.say("side"), "side", sides, asked.get("side", "")),
            live="converted",
        ),
        element("div", _converted(converted, lang) if converted else None, id="converted", role="status"),
        place="converter",
    )


def _converted(it: Answer, lang: Locale) -> Markup:
    given, got = (f"{lang.amount(it[name])} {it[code]}" for name, code in (("amount", "from"), ("result", "to")))
    used = [
        element(
            "p",
            [rate["of"], ": ", lang.say(rate["side"]), " "],
            rates.proven(f"{lang.rupees(rate['npr'])} / {rate['of']}", rate["proof"], lang),
            f" · {lang.day(rate)}",
            rates.caution(rate, lang),
            class_="soft",
        )
        for rate in it["rates"]
    ]
    return joined([element("p", f"{given} = {got}", class_="price"), used, _banks(it, lang)])


def _banks(it: Answer, lang: Locale) -> Markup | None:
    """Where what banks give for a currency is compared."""
    query = urlencode({"currency": it["from"], "amount": it["amount"], "kind": "transfer"})
    address = f"/{lang.code}/counter?{query}"
    return element("p", link(lang.say("what_banks_give"), address)) if it["to"] == "NPR" else None


def _archive(asked: Mapping[str, str], lang: Locale) -> Markup:
    return parts.section(
        lang.say("archive"),
        parts.form(
            f"/{lang.code}/forex#archive",
            lang.say("show"),
            parts.day(asked, "2083-05-01", lang),
        ),
        place="archive",
    )

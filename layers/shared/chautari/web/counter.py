"""The page of the counter: which bank gives more for an amount, each with its time, status and evidence."""

from collections.abc import Mapping

from chautari.web import parts, rates
from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

COLUMNS = ("counter bank", "counter rupees", "counter figure", "counter over", "counter board", "status")


def page(
    answer: Answer, names: Mapping[str, str], asked: Mapping[str, str], kinds: tuple[str, ...], lang: Locale
) -> WebPage:
    """The page of an answer of /v1/counter. `names`: currencies by code; `asked`: the form."""
    title = lang.say("counter")
    best = answer["banks"][0] if answer["banks"] else None
    main = [
        element("h1", title),
        element("p", lang.say("about counter"), class_="soft"),
        _form(names, asked, kinds, lang),
        parts.section(
            f"{lang.amount(answer['amount'])} {answer['currency']}", _headline(best, lang), _table(answer, lang)
        ),
        _held(answer["held"], lang),
        _not_quoted(answer["not_quoted"], lang),
    ]
    return WebPage(title, "/counter", "forex", main)


def without_offers(names: Mapping[str, str], asked: Mapping[str, str], kinds: tuple[str, ...], lang: Locale) -> WebPage:
    """The page of a currency that no bank quotes and the central bank has no rate of."""
    title = lang.say("counter")
    main = [element("h1", title), _form(names, asked, kinds, lang), element("p", lang.say("no_rates"))]
    return WebPage(title, "/counter", "forex", main)


def _form(names: Mapping[str, str], asked: Mapping[str, str], kinds: tuple[str, ...], lang: Locale) -> Markup:
    return parts.form(
        f"/{lang.code}/counter",
        lang.say("show"),
        parts.number(lang.say("amount"), "amount", asked.get("amount"), most=15),
        parts.choice(lang.say("currency"), "currency", names, asked.get("currency")),
        parts.choice(
            lang.say("counter kind"), "kind", {kind: lang.say(f"kind {kind}") for kind in kinds}, asked.get("kind")
        ),
    )


def _headline(best: Answer | None, lang: Locale) -> Markup | None:
    """Who gives most; nothing where every board is stale."""
    if best is None or best["rank"] is None:
        return None
    shown = element("p", f"{lang.name(best)}: {lang.rupees(best['rupees'])}", class_="price")
    about = [_board(best, lang), " · ", _status(best, lang), _notes(best, lang)]
    return joined([shown, element("p", about, class_="soft")])


def _table(answer: Answer, lang: Locale) -> Markup:
    rows = [_row(offer, answer["currency"], lang) for offer in answer["banks"]]
    if answer["nrb"] is not None:
        rows.append(_central_bank(answer["nrb"], answer["kind"], lang))
    return parts.table(lang.say(f"kind {answer['kind']}"), [lang.say(key) for key in COLUMNS], rows)


def _row(offer: Answer, currency: str, lang: Locale) -> Markup:
    evidence = offer["evidence"][0]
    unit = "" if offer["unit"] == 1 else f" / {lang.digits(offer['unit'])} {currency}"
    over = offer["over_nrb"]
    return parts.row(
        link(lang.name(offer), offer["home"]),
        lang.rupees(offer["rupees"]),
        [
            link(
                lang.amount(offer["figure"]), evidence["url"], title=f"{offer['words']} · SHA-256 {evidence['sha256']}"
            ),
            unit,
            _notes(offer, lang),
        ],
        f"{lang.amount(over['percent'])}%" if over else "–",
        _board(offer, lang),
        _status(offer, lang),
    )


def _board(offer: Answer, lang: Locale) -> Child:
    """Date and time of the board, and that it is stale."""
    time = f", {lang.digits(offer['time'])}" if offer["time"] else ""
    undated = (
        None if offer["dated_by"] == "answer" else [" · ", element("span", lang.say("counter undated"), class_="soft")]
    )
    stale = [" · ", element("strong", lang.say("counter stale"), class_="stale")] if offer["stale"] else None
    return joined([lang.day(offer), time, undated, stale])


def _notes(offer: Answer, lang: Locale) -> Markup | None:
    """The mark of a transfer of which the bank names its column by notes: it may pay another rate for one."""
    return joined([" · ", element("span", lang.say("counter notes"), class_="held")]) if offer["notes_column"] else None


def _status(offer: Answer, lang: Locale) -> Child:
    if offer["status"] == "official":
        return lang.say("counter official")
    return element("span", lang.say("counter provisional"), class_="held")


def _central_bank(nrb: Answer, kind: str, lang: Locale) -> Markup:
    """The official rate, last: nobody is paid it."""
    side = "sell" if kind == "sell" else "buy"
    return parts.row(
        element("em", lang.say("counter nrb")),
        lang.rupees(nrb["rupees"]),
        rates.proven(lang.amount(nrb[side]), nrb["proof"], lang),
        "",
        lang.day(nrb),
        lang.say(nrb["status"]),
    )


def _held(held: list[Answer], lang: Locale) -> Markup | None:
    """The figures that are not served, as printed, each with its reasons."""
    if not held:
        return None
    rows = [
        parts.row(lang.name(row), lang.amount(row["figure"]), "; ".join(reason["detail"] for reason in row["reasons"]))
        for row in held
    ]
    heads = [lang.say(key) for key in ("counter bank", "counter figure", "counter reasons")]
    return parts.section(lang.say("held"), parts.table(None, heads, rows, kind="text"))


def _not_quoted(banks: list[Answer], lang: Locale) -> Markup | None:
    if not banks:
        return None
    return element(
        "p", lang.say("counter not quoted"), ": ", ", ".join(lang.name(bank) for bank in banks), class_="soft"
    )

"""Proof page: the readings compared, the response that each was read from, the rules applied."""

from chautari.web import parts, rates, readings
from chautari.web.html import Child, Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def page(proof: Answer, lang: Locale) -> WebPage:
    """The page of an answer of /v1/proof."""
    title = f"{lang.say('proof')}: {lang.name(proof)}, {lang.day(proof)}"
    main = [
        element("h1", title),
        parts.section(
            rates.status(proof, lang), element("p", lang.say(f"about {proof['status']}")), _verdict(proof, lang)
        ),
        parts.section(lang.say("source"), readings.table(proof["compared"], lang)),
        [_reading(each, lang) for each in proof["proofs"]],
        element("p", link(lang.say("as_json"), f"/v1/proof/{proof['id']}")),
        element("p", link(f"{lang.say('corrections')} (JSON)", _corrections_address(proof))),
    ]
    return WebPage(title, f"/proof/{proof['id']}", "", main)


def _corrections_address(proof: Answer) -> str:
    """Of what had been given out of this day and was changed since."""
    return f"/v1/corrections?instrument={proof['instrument']}&on={proof['date']}"


def _verdict(proof: Answer, lang: Locale) -> Markup:
    stands = readings.source(proof["source"], lang) if proof["source"] else None
    tolerance = lang.rupees(proof["tolerance"]) if proof["tolerance"] else None
    return parts.facts(
        [
            (lang.say("date"), f"{lang.bs(proof['date_bs'])} · {lang.ad(proof['date'])}"),
            (lang.say("stands"), stands),
            (lang.say("decided_by"), element("code", proof["decided_by"]) if proof["decided_by"] else None),
            (lang.say("tolerance"), tolerance),
            (
                lang.say("reasons"),
                element("span", readings.why(proof["reasons"]), lang="en") if proof["reasons"] else None,
            ),
        ]
    )


def _reading(it: Answer, lang: Locale) -> Markup:
    answer, parser = it["answer"], it["parser"]
    name = readings.source(it["source"], lang)
    rows: list[tuple[Child, Child]] = [(key, lang.amount(value)) for key, value in _figures(it, lang).items()]
    rows += [(lang.say("as_stated"), " · ".join(f"{key}: {value}" for key, value in it["stated"].items()))]
    if answer:
        rows += [
            (lang.say("address"), link(answer["url"], answer["url"])),
            (lang.say("fetched"), lang.moment(answer["fetched_at"])),
            (lang.say("bytes"), lang.amount(str(answer["size"]))),
            ("SHA-256", element("code", answer["sha256"])),
        ]
    rows += [
        (lang.say("parser"), element("code", f"{parser['name']} {parser['version']}") if parser else None),
        (lang.say("reason"), it["reason"]),
    ]
    current = None if it["current"] else element("p", lang.say("not_current"), class_="held")
    return parts.section(
        f"{name} · {lang.digits(it['revision'])}", current, parts.facts(rows), _rules(it["rules"], lang)
    )


def _figures(it: Answer, lang: Locale) -> dict[str, str]:
    return {lang.say(key) if key in readings.KNOWN else key: value for key, value in it["figures"].items()}


def _rules(rules: list[Answer], lang: Locale) -> Markup:
    rows = [parts.row(element("code", rule["rule"]), _passed(rule, lang), rule["detail"]) for rule in rules]
    table = parts.table(None, [lang.say(key) for key in ("rule", "passed", "detail")], rows, kind="text")
    return element("details", element("summary", lang.say("rules", count=len(rules))), table)


def _passed(rule: Answer, lang: Locale) -> Child:
    return f"✓ {lang.say('yes')}" if rule["passed"] else element("span", f"✗ {lang.say('no')}", class_="held")

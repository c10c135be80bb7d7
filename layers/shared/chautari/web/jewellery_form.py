"""Jewellery calculator: its form, and the sums of a piece."""

from collections.abc import Mapping
from decimal import Decimal

from chautari.web import jewellery, parts, rates
from chautari.web.html import Markup, element, joined
from chautari.web.jewellery import CARATS, FINE, JewelleryCost, JewelleryPiece
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def calculator(served: list[Answer], asked: Mapping[str, str], lang: Locale) -> Markup:
    """The calculator for the served metals; `asked` is its form."""
    names = {rate["instrument"]: lang.name(rate) for rate in served}
    chosen = next((rate for rate in served if rate["instrument"] == asked.get("metal")), served[0])
    carats = {str(carat): lang.say("carat", carat=carat) for carat in CARATS}
    weights = [parts.number(lang.say(name), name, asked.get(name)) for name in ("tola", "aana", "lal", "gram")]
    charges = [
        parts.number(lang.say(name), name, asked.get(name)) for name in ("wastage", "making", "tax", "deduction")
    ]
    return parts.section(
        lang.say("calculator"),
        element("p", lang.say("weights"), class_="soft"),
        parts.form(
            f"/{lang.code}/metals#calculator",
            lang.say("reckon"),
            parts.choice(lang.say("metal"), "metal", names, chosen["instrument"]),
            parts.choice(lang.say("purity"), "carat", carats, asked.get("carat") or str(FINE)),
            weights,
            charges,
            live="cost",
        ),
        element("div", _cost(chosen, asked, lang), id="cost", role="status"),
        place="calculator",
    )


def _cost(rate: Answer, asked: Mapping[str, str], lang: Locale) -> Markup | None:
    piece = jewellery.piece(asked)
    if not piece.weight:
        return None
    cost = jewellery.cost(piece, Decimal(rate["price"]))
    return joined([_sums(piece, cost, rate, lang), element("p", lang.say("charges_are_yours"), class_="soft")])


def _sums(piece: JewelleryPiece, cost: JewelleryCost, rate: Answer, lang: Locale) -> Markup:
    tola, grams = (lang.amount(jewellery.said(weight)) for weight in (cost.weight, cost.grams))
    shown = rates.proven(lang.rupees(rate["price"]), rate["proof"], lang)
    price = [shown, " · ", lang.day(rate), rates.caution(rate, lang)]
    purity = f"{lang.say('carat', carat=piece.carat)} ({lang.say('derived')})" if piece.carat != FINE else ""
    sums = {
        "metal_worth": cost.metal,
        "wastage_worth": cost.wastage,
        "making_worth": cost.making,
        "tax_worth": cost.tax,
        "total": cost.total,
        "sold_back" if piece.deduction else "sold_back_uncut": cost.sold_back,
    }
    return parts.facts(
        [
            (lang.say("weight"), f"{tola} {lang.say('tola')} ({grams} {lang.say('g')})"),
            (lang.say("per_tola"), price),
            (lang.say("purity"), purity),
            *((lang.say(key), lang.rupees(jewellery.said(amount))) for key, amount in sums.items()),
        ]
    )

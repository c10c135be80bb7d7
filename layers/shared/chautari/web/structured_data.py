"""What pages are about in the words of schema.org: only what is true whenever it is read.

No licence is stated, since the publishers state none, and no article is ours to describe.
"""

from chautari.core.json_types import JsonObject
from chautari.web import readings
from chautari.web.locales import Locale
from chautari.web.rates import Answer, is_sure_and_timely


def of_site(lang: Locale, origin: str) -> JsonObject:
    """The site, with its search of news."""
    home = f"{origin}/{lang.code}"
    search = {"@type": "SearchAction", "target": f"{home}/news?q={{words}}", "query-input": "required name=words"}
    about = {"name": lang.say("site"), "description": lang.say("tagline"), "url": home, "inLanguage": lang.code}
    return {"@type": "WebSite", **about, "potentialAction": search}


def of_metals(rates: list[Answer], lang: Locale, origin: str) -> JsonObject:
    """The histories of the metals as one data set."""
    names = [f"metals/{rate['instrument']}" for rate in rates]
    return _data_set(lang.say("metals"), "/metals", names, rates, lang, origin)


def of_currency(rate: Answer, lang: Locale, origin: str) -> JsonObject:
    """The history of a currency, and its rate if that is sure and not late."""
    code = rate["code"]
    data_set = _data_set(lang.name(rate), f"/forex/{code}", [f"forex/{code}"], [rate], lang, origin)
    return {**data_set, "about": _exchange_rate(rate)} if is_sure_and_timely(rate) and rate.get("sell") else data_set


def _exchange_rate(rate: Answer) -> JsonObject:
    """https://schema.org/ExchangeRateSpecification: what one pays in rupees, and from which day on."""
    quantity = {"@type": "QuantitativeValue", "value": rate["unit"], "unitText": rate["code"]}
    price: JsonObject = {"price": rate["sell"], "priceCurrency": "NPR", "referenceQuantity": quantity}
    dated = {"@type": "UnitPriceSpecification", **price, "validFrom": rate["date"]}
    return {"@type": "ExchangeRateSpecification", "currency": rate["code"], "currentExchangeRate": dated}


def _data_set(name: str, place: str, names: list[str], rates: list[Answer], lang: Locale, origin: str) -> JsonObject:
    """https://schema.org/Dataset, with a download of the whole for each series."""
    sources = dict.fromkeys(
        readings.publisher(reading["source"], lang) for rate in rates for reading in rate.get("sources", ())
    )
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": f"{origin}/v1/{series}/history?format=csv",
        }
        for series in names
    ]
    dates = [rate["date"] for rate in rates if "date" in rate]
    return {
        "@type": "Dataset",
        "name": name,
        "description": f"{name}: {lang.say('about')}",
        "url": f"{origin}/{lang.code}{place}",
        "inLanguage": lang.code,
        "isAccessibleForFree": True,
        **({"dateModified": max(dates)} if dates else {}),
        "creditText": ", ".join(sources),
        "distribution": files,
    }

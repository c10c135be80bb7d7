"""The form by which a browser is told of a rate. A script shows it where the browser takes pushes."""

import json
from collections.abc import Mapping

from chautari.web import parts
from chautari.web.html import Markup, element
from chautari.web.locales import Locale

PERCENTS = ("0.5", "1", "2", "5")
# What the worker answers, and what is said until then.
ANSWERS = ("wait", "on", "off", "denied", "none", "failed")


def section(names: Mapping[str, str], chosen: str, lang: Locale) -> Markup:
    """The form for the instruments `names`, their key to their name in this language."""
    topics = {topic: lang.say(f"tell {topic}") for topic in ("rate", "change")}
    percents = {percent: f"{lang.digits(percent)}%" for percent in PERCENTS}
    words = {answer: lang.say(f"told {answer}") for answer in ANSWERS}
    form = element(
        "form",
        element(
            "div",
            parts.choice(lang.say("tell_of"), "instrument", names, chosen),
            parts.choice(lang.say("tell_when"), "topic", topics, "rate"),
            parts.choice(lang.say("tell_percent"), "percent", percents, "1"),
            class_="fields",
        ),
        element("input", type="hidden", name="language", value=lang.code),
        element("button", lang.say("tell_me"), type="submit"),
        " ",
        element("button", lang.say("tell_no_more"), type="reset"),
        element("p", role="status"),
        id="tell",
        data_words=json.dumps(words, ensure_ascii=False),
    )
    how = element("p", lang.say("tell_how"), class_="soft")
    details = element("details", element("summary", lang.say("tell_me")), how, form)
    return element("section", details, class_="card", hidden=True)

"""The page on which a site chooses its embed: a form, the frame as it will be, and the lines to copy."""

from collections.abc import Mapping, Sequence

from chautari.web import parts
from chautari.web.embed_kinds import KINDS, EmbedKind, kind_of
from chautari.web.embeds import colours, snippets
from chautari.web.embeds.embed_document import COLOUR, THEMES
from chautari.web.html import Child, Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale

# Of what is no rate itself: that of its first rate, or none.
BADGES = {"metals": "gold", "forex": "usd", "calendar": "", "news": ""}
CARDS = ("calendar", "gold", "usd")
USUAL = {"theme": THEMES[0], "colour": COLOUR.removeprefix("#")}


def page(asked_for: Mapping[str, str], codes: Sequence[str], lang: Locale, origin: str) -> WebPage:
    """The page of a form's values; `codes` are those of currencies, in small letters."""
    kind = kind_of(asked_for["kind"])
    options = {name: asked_for[name] for name in ("lang", "theme", "colour")}
    options["colour"] = colours.normal(options["colour"]).removeprefix("#")
    main = [
        element("h1", lang.say("embed")),
        element("p", lang.say("about embed")),
        _form([*KINDS.values(), *map(kind_of, codes)], kind, options, lang),
        element(
            "div",
            parts.section(lang.say("embed preview"), snippets.frame(kind, options, "", Locale(options["lang"]))),
            parts.section(lang.say("embed lines"), _lines(kind, options, lang, origin)),
            class_="grid",
        ),
        _badge(kind, lang, Locale(options["lang"]), origin),
        _cards(lang, Locale(options["lang"]), origin),
    ]
    return WebPage(lang.say("embed"), "/embed", "embed", main)


def _form(kinds: Sequence[EmbedKind], chosen: EmbedKind, options: Mapping[str, str], lang: Locale) -> Markup:
    languages = {code: Locale(code).say("language_name") for code in ("ne", "en")}
    colour = element("input", name="colour", type="color", value=f"#{options['colour']}")
    return element(
        "section",
        parts.form(
            f"/{lang.code}/embed",
            lang.say("show"),
            parts.choice(lang.say("embed what"), "kind", {kind.key: kind.title(lang) for kind in kinds}, chosen.key),
            parts.choice(lang.say("language"), "lang", languages, options["lang"]),
            parts.choice(
                lang.say("theme"), "theme", {theme: lang.say(f"theme {theme}") for theme in THEMES}, options["theme"]
            ),
            element("label", element("span", lang.say("colour")), colour),
        ),
        class_="card",
    )


def _lines(kind: EmbedKind, options: Mapping[str, str], lang: Locale, origin: str) -> list[Child]:
    """Each line in a field of its own, so that it is copied as it is. What is so anyway is left out."""
    chosen = {name: value for name, value in options.items() if value != USUAL.get(name)}
    frame = snippets.frame(kind, chosen, origin, Locale(options["lang"]))
    return [
        parts.to_copy(lang.say("embed as frame"), str(frame), 6),
        parts.to_copy(lang.say("embed as component"), str(snippets.component(kind, chosen, origin)), 6),
    ]


def _badge(kind: EmbedKind, lang: Locale, chosen: Locale, origin: str) -> Markup | None:
    """The badge of its rate, of several that of the first; nothing for what has no rate."""
    key = BADGES.get(kind.key, kind.key)
    if not key:
        return None
    line = parts.to_copy(lang.say("embed as picture"), str(snippets.badge(key, chosen, origin)), 3)
    return parts.section(lang.say("embed badge"), snippets.badge(key, chosen, ""), line)


def _cards(lang: Locale, chosen: Locale, origin: str) -> Markup:
    """The card of today as it is, and the lines of those that are shared most."""
    about = element("p", lang.say("about cards"))
    lines = [parts.to_copy(kind_of(key).title(lang), str(snippets.card(key, chosen, origin)), 3) for key in CARDS]
    whole = link(snippets.card("calendar", chosen, ""), snippets.card_address("calendar", chosen, ""))
    return parts.section(lang.say("embed cards"), about, element("p", whole), lines)

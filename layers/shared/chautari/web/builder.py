"""The page on which a question to the API is put together: its address, the lines to copy, its answer and a chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chautari.web import builder_lines, parts
from chautari.web.builder_lines import BuiltQuestion
from chautari.web.html import Child, Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale

# Operation -> the figures of its rows that a chart has.
CHARTS = {"metalHistory": ("tola",), "currencyHistory": ("buy", "sell")}
PLACE = "/docs/builder"
RENEWED = "built"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter in the form: the values `allowed`, or text like `example`."""

    name: str
    description: str
    example: str
    allowed: tuple[str, ...]
    required: bool
    value: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a value is not taken, as the API says it in English, and what is."""

    detail: str
    allowed: Sequence[str]


def page(
    dataset: str, fields: Sequence[Field], built: BuiltQuestion | Refusal, lang: Locale, origin: str, today: str
) -> WebPage:
    """The page of a dataset's form and of what its values make."""
    shown = _built(built, lang, origin, today) if isinstance(built, BuiltQuestion) else _refused(built, lang)
    main = [
        element("h1", lang.say("builder")),
        element("p", lang.say("about builder")),
        _datasets(dataset, lang),
        element("section", _form(dataset, fields, lang), class_="card"),
        element("div", shown, id=RENEWED),
        element("p", link(lang.say("api"), "/docs", lang="en", hreflang="en")),
    ]
    return WebPage(lang.say("builder"), PLACE, "docs", main, script=True)


def _datasets(chosen: str, lang: Locale) -> Markup:
    """Links and no field: the values of one dataset mean something else to another."""
    links = [
        link(
            lang.say(f"dataset {key}"),
            f"/{lang.code}{PLACE}?dataset={key}",
            aria_current="true" if key == chosen else None,
        )
        for key in builder_lines.CALLS
    ]
    return element("p", links, class_="steps")


def _form(dataset: str, fields: Sequence[Field], lang: Locale) -> Markup:
    return parts.form(
        f"/{lang.code}{PLACE}",
        lang.say("show"),
        element("input", type="hidden", name="dataset", value=dataset),
        [_field(field) for field in fields],
        live=RENEWED,
    )


def _field(field: Field) -> Markup:
    named = element("code", field.name)
    if field.allowed:
        empty = () if field.required else ("",)
        options = [element("option", value, selected=value == field.value) for value in (*empty, *field.allowed)]
        box = element("select", options, name=field.name)
    else:
        box = element("input", name=field.name, value=field.value or None, placeholder=field.example, maxlength=100)
    described = element("small", field.description, lang="en", class_="soft")
    return element("label", element("span", named), box, element("br"), described, class_="described")


def _built(question: BuiltQuestion, lang: Locale, origin: str, today: str) -> list[Child]:
    address = question.address()
    lines = {key: write(question, origin) for key, write in builder_lines.LINES.items()}
    return [
        parts.section(lang.say("builder address"), element("p", link(element("code", f"{origin}{address}"), address))),
        _charted(question, lang, today),
        parts.section(
            lang.say("builder lines"),
            [parts.to_copy(lang.say(f"line {key}"), line, 3 + line.count("\n")) for key, line in lines.items() if line],
        ),
        _answer(address, lang),
    ]


def _answer(address: str, lang: Locale) -> Markup:
    """The place of the answer, which the script alone shows."""
    return element(
        "section",
        element("h2", lang.say("builder answer")),
        element("pre", tabindex=0),
        class_="card",
        data_answer=address,
        hidden=True,
    )


def _charted(question: BuiltQuestion, lang: Locale, today: str) -> Markup | None:
    if question.dataset not in CHARTS:
        return None
    names: Mapping[str, str] = {name: lang.say(f"figure {name}") for name in CHARTS[question.dataset]}
    path = BuiltQuestion(question.dataset, question.path, _placed(question), has_rows=True).address()
    return parts.section(lang.say("chart"), parts.chart(path, path, today, names, lang))


def _placed(question: BuiltQuestion) -> dict[str, str]:
    return {name: value for name, value in question.values.items() if f"{{{name}}}" in question.path}


def _refused(refusal: Refusal, lang: Locale) -> Markup:
    return parts.section(
        lang.say("builder refused"),
        element("p", refusal.detail, lang="en"),
        element("p", element("code", ", ".join(refusal.allowed))) if refusal.allowed else None,
    )

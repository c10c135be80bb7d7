"""API reference page: every endpoint with its parameters, a form to try it, and an example.

Written from the endpoints' declarations, as the OpenAPI document is; style and script are in the page.
"""

import base64
import hashlib
import json
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from chautari.api import responses
from chautari.api.endpoint import Endpoint, Parameter, Reply, Request
from chautari.api.endpoints import ENDPOINTS
from chautari.api.platform import llms, openapi
from chautari.web.html import Markup, element, joined, link
from chautari.web.layout import ASSETS

DATA = Path(__file__).parent / "data"
STYLE, SCRIPT = ((DATA / f"reference.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))


def _known(text: str) -> str:
    """A Content-Security-Policy hash of an inline part: https://www.w3.org/TR/CSP3/"""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


POLICY = (
    f"default-src 'none'; style-src {_known(STYLE)}; script-src {_known(SCRIPT)}; connect-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TERMS = (
    *llms.RULES,
    "Say the day and the status with a number, name its authority and Chautari.",
    "Of the news show title, excerpt, outlet and a link to `url`; a text only where `body` has it, a picture only if "
    "its owner lets you. Delete what was `taken_down`.",
    "No key. 200 requests a second for all callers together, past that 429: ask one question at a time, one a second "
    "at most, with `If-None-Match`, and wait as long as `Retry-After` says.",
    "The software is under the MIT licence. Rates and articles belong to their sources, which each answer names.",
    "No number is warranted: look at its source, which `/v1/proof/{id}` names, before money depends on it.",
)
CONTACT = (
    "Tell whoever runs the address at which you read this of a wrong number, with its `proof`. Faults of the software "
    "belong to the issues of its repository."
)
SHOWN = 2
# A deployment alone changes it.
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "public, max-age=3600"}


def reference(_: Request) -> Reply:
    """The page."""
    return _reply()


@cache
def _reply() -> Reply:
    body = f"<!doctype html>{_page()}".encode()
    return Reply(body, responses.tag_of(body), "text/html; charset=utf-8", headers=HEADERS)


def _page() -> Markup:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "The API of Chautari"),
        element("link", rel="icon", href=ASSETS["icon.svg"]),
        element("style", Markup(STYLE)),
    )
    by_tag = groupby(sorted(ENDPOINTS, key=lambda each: each.tag), key=lambda each: each.tag)
    parts = [[element("h2", tag, id=tag), *map(_endpoint, endpoints)] for tag, endpoints in by_tag]
    top = [
        element("h1", "The API of Chautari"),
        element("p", openapi.ABOUT),
        element(
            "p",
            link("Builder", "/en/docs/builder"),
            " · ",
            link("OpenAPI 3.1 document", "/v1/openapi.json"),
            " · ",
            link("Chautari", "/en"),
        ),
    ]
    terms = [
        element("h2", "Terms", id="terms"),
        element("ul", [element("li", each) for each in TERMS]),
        element("h2", "Contact", id="contact"),
        element("p", CONTACT),
    ]
    body = element("body", element("main", *top, parts, terms), element("script", Markup(SCRIPT)))
    return element("html", head, body, lang="en")


def _endpoint(endpoint: Endpoint) -> Markup:
    form = element(
        "form",
        [_field(each) for each in endpoint.parameters],
        element("button", "Ask"),
        element("pre", hidden=True, tabindex=0),
        data_path=endpoint.path,
    )
    return element(
        "article",
        element("h3", f"GET {endpoint.path}"),
        element("p", endpoint.summary),
        element("details", element("summary", "Try it"), form),
        _example(endpoint),
        id=endpoint.name,
    )


def _field(parameter: Parameter) -> Markup:
    name, required = parameter.name, parameter.required
    value = parameter.example if parameter.required else None
    if parameter.allowed:
        empty = [] if parameter.required else [""]
        options = [element("option", each, selected=each == value) for each in (*empty, *parameter.allowed)]
        box = element("select", options, name_=name, required=required)
    else:
        box = element("input", name_=name, required=required, value=value, placeholder=parameter.example)
    return element("label", element("span", name), box, element("small", parameter.description))


def _example(endpoint: Endpoint) -> Markup:
    """An answer; a link to that of an earlier endpoint which answers the same type."""
    answer: Any = _examples().get(endpoint.name)
    if answer is None:
        return joined(None)
    first = next(other for other in ENDPOINTS if other.response == endpoint.response)
    if first is not endpoint and first.name in _examples():
        return element("p", "Answers as ", link(first.path, f"#{first.name}"))
    text = json.dumps(_shortened(answer), ensure_ascii=False, indent=1)
    return element("details", element("summary", "An answer"), element("pre", text, tabindex=0))


def _shortened(value: Any) -> Any:
    """`value` with the first elements of each list, and how many more there are: whole, examples are 20 kB packed."""
    if isinstance(value, dict):
        return {name: _shortened(member) for name, member in value.items()}
    if not isinstance(value, list):
        return value
    shown, left_out = [_shortened(each) for each in value[:SHOWN]], len(value) - SHOWN
    return [*shown, f"… {left_out} more"] if left_out > 0 else shown


@cache
def _examples() -> dict[str, Any]:
    examples: dict[str, Any] = json.loads(openapi.EXAMPLES.read_text(encoding="utf-8"))
    return examples

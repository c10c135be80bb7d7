"""A page carries the rules of the style that something on it can match, in their order, and no others."""

import re

import pytest

from chautari.web import page_style
from chautari.web.page_style import LAYOUTS, STYLE

ALL = page_style.of("", has_script=True)
NAMES = sorted(set(re.findall(r"[.#][a-z][\w-]*|\b[a-z][a-z0-9]*\b", re.sub(r"\{[^{}]*\}", " ", STYLE))))


@pytest.mark.parametrize(
    ("markup", "kept", "left"),
    [
        ("<p>", "p{", "table{"),
        ('<ul class="plain stories"><li><a>', ".stories a{", ".strip{"),
        ('<p class="up">', ".up{", ".down{"),
        ('<section id="day">', "{background:none}#day,", "#converter"),
        ('<div class="card">', ".card{", ":has(.quotes)"),
        ("<header>", "header{max-width", "main{padding:0"),
        ('<td class="off">', "td:first-child", ".patro .off"),
    ],
)
def test_a_rule_is_kept_for_what_is_on_the_page(markup: str, kept: str, left: str) -> None:
    style = page_style.of(markup, has_script=False)
    assert kept in style
    assert left not in style


def test_rules_of_everything_are_on_every_page() -> None:
    nothing = page_style.of("", has_script=False)
    assert all(rule in ALL and rule not in nothing for rule in (".held{", ".chart button{", "label span{"))
    assert all(rule in nothing for rule in (":root{", "prefers-color-scheme:dark", "*{box-sizing", "body{", "@page{"))
    assert "@media(min-width:60rem)" not in nothing, "of which nothing is left"


def _tag(name: str) -> str:
    return f'<b class="{name[1:]}" id="{name[1:]}">' if name[0] in ".#" else f"<{name}>"


def test_what_is_kept_stands_in_the_order_of_the_style() -> None:
    """A later rule wins over an earlier one of the same weight."""
    markup = "".join(map(_tag, NAMES))
    assert page_style.of(markup, has_script=False) == STYLE


def test_layouts_are_classes_of_the_style() -> None:
    assert all(re.search(rf"{re.escape(name)}(?![\w-])", STYLE) for name in LAYOUTS)
    assert not any(re.search(rf"{re.escape(name)}(?![\w-])", ALL) for name in LAYOUTS)

"""Style of a page: of page.css the rules that something on the page can match, which are half of it on most pages.

The style is inline (docs/design.md), so each page carries it. What a script puts on a page is not in its markup: the
result of a form, words of a chart. It brings none of what LAYOUTS is of.
"""

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from pathlib import Path

STYLE = re.sub(r"\n\s*", "", (Path(__file__).parent / "data" / "page.css").read_text(encoding="utf-8"))
# In every document, whatever its body.
_ALWAYS = frozenset({"html", "body"})
# The classes of what one page or two are laid out by.
LAYOUTS = frozenset(
    {
        *(".front", ".today", ".strip", ".spark", ".month-of-today", ".month-card", ".feasts"),
        *(".news", ".stories", ".pictured", ".names"),
        *(".month", ".patro", ".steps", ".small", ".year", ".feasts-of"),
    }
)
_TAG = re.compile(r"<([a-z][a-z0-9]*)|\s(class|id)=\"([^\"]*)\"")
# A rule of what has a class inside it cannot do without that class: `.card:has(.quotes)`.
_HAS = re.compile(r":has\(([.#][\w-]+)\)")
# What else stands in brackets is an attribute or an argument: a rule with one is taken to match.
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_NAME = re.compile(r"[.#][\w-]+|(?<![\w:.#-])[a-z][a-z0-9]*")
_COMMA = re.compile(r",(?![^(]*\))")


def of(markup: str, has_script: bool) -> str:
    """The rules for a document with this body, in their order; with those that its script may need if it has one."""
    names = _names(markup)
    return _of_names(names | _scripted() if has_script else names)


@lru_cache(maxsize=64)
def _of_names(names: frozenset[str]) -> str:
    return "".join(_kept(STYLE, names))


@cache
def _scripted() -> Set[str]:
    return {*_NAME.findall(_BRACKETS.sub("", re.sub(r"\{[^{}]*\}", " ", STYLE)))} - LAYOUTS


def _names(markup: str) -> frozenset[str]:
    """The elements, `.classes` and `#ids` of a markup."""
    names = set(_ALWAYS)
    for tag, attribute, value in set(_TAG.findall(markup)):
        names.update([tag] if tag else (f"{'.' if attribute == 'class' else '#'}{name}" for name in value.split()))
    return frozenset(names)


def _kept(style: str, names: Set[str]) -> Iterator[str]:
    for prelude, body in _rules(style):
        if prelude.startswith("@media"):
            inner = "".join(_kept(body, names))
            kept = prelude if inner else ""
        else:
            inner, kept = body, ",".join(part for part, needed in _selectors(prelude) if needed <= names)
        if kept:
            yield f"{kept}{{{inner}}}"


@cache
def _selectors(prelude: str) -> list[tuple[str, frozenset[str]]]:
    """The selectors of a rule, each with the names that it cannot do without."""
    return [(part, _needed(part)) for part in _COMMA.split(prelude)]


def _needed(selector: str) -> frozenset[str]:
    selector = _HAS.sub(r" \1", selector)
    while (plain := _BRACKETS.sub("", selector)) != selector:
        selector = plain
    return frozenset() if selector.startswith("@") else frozenset(_NAME.findall(selector))


@cache
def _rules(style: str) -> list[tuple[str, str]]:
    """The rules at the top of a style: what stands before the braces, and in them."""
    rules, start, depth = list[tuple[str, str]](), 0, 0
    for mark in re.finditer(r"[{}]", style):
        depth += 1 if mark[0] == "{" else -1
        if mark[0] == "{" and depth == 1:
            prelude, opened = style[start : mark.start()], mark.end()
        elif depth == 0:
            rules.append((prelude, style[opened : mark.start()]))
            start = mark.end()
    return rules

"""A kind and a colour as people write them: in capitals, in three digits, and never shown as another figure."""

import json
import re
import subprocess

import lxml.html
import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.support.template_file import ROOT

SCRIPT = ROOT / "web" / "assets" / "embed.js"
PLUGIN = ROOT / "examples" / "wordpress" / "chautari.php"
WRITTEN = {
    "USD": "usd",
    " Gold ": "gold",
    "dollar": "dollar",
    "gold-tejabi": "gold-tejabi",
    "": "unknown",
    "../en": "unknown",
    "सुन": "unknown",
}
# As much of a browser as the component needs.
BROWSER = """
globalThis.HTMLElement = class {
  constructor() { this.attributes = { kind: globalThis.kind } }
  getAttribute(name) { return this.attributes[name] ?? null }
  hasAttribute(name) { return name in this.attributes }
  replaceChildren() {}
}
globalThis.document = {
  currentScript: { src: 'https://site.example/assets/embed.js' },
  createElement: () => ({ style: {}, setAttribute() {} }),
}
globalThis.customElements = { get: () => undefined, define: (name, made) => { globalThis.Embed = made } }
"""


@pytest.mark.parametrize("kind", ["USD", "Usd", "GOLD", "%20gold%20"])
def test_capitals_and_spaces_are_taken_by_frames_and_badges(stocked: Table, get: Get, kind: str) -> None:
    plain = "gold" if "gold" in kind.lower() else "usd"
    for address in ("/embed/{}?lang=en", "/badge/{}.svg?lang=en"):
        answer = get(address.format(kind))
        assert (answer.status, answer.text) == (200, get(address.format(plain)).text)


def test_the_component_frames_what_was_written_and_nothing_in_its_place() -> None:
    rows = "".join(
        f"globalThis.kind = {json.dumps(kind)}; it = new Embed(); it.connectedCallback(); console.log(it.frame.src);"
        for kind in WRITTEN
    )
    source = f"{BROWSER}{SCRIPT.read_text(encoding='utf-8')}\nlet it; {rows}"
    run = subprocess.run(["node", "--eval", source], capture_output=True, text=True, check=True, timeout=30)  # noqa: S607
    expected = [f"https://site.example/embed/{kind}?" for kind in WRITTEN.values()]
    assert run.stdout.split() == expected


@pytest.mark.parametrize("kind", ["dollar", "unknown", "gold-tejabi"])
def test_what_it_asks_for_in_vain_is_refused_in_words(stocked: Table, get: Get, kind: str) -> None:
    answer = get(f"/embed/{kind}?lang=en")
    assert (answer.status, answer.headers["Refresh"]) == (404, "900")
    assert f"kind is '{kind}'" in answer.text
    assert "Rs " not in lxml.html.document_fromstring(answer.text).text_content()


def test_the_plugin_writes_a_kind_as_the_component_does() -> None:
    plugin = PLUGIN.read_text(encoding="utf-8")
    (form,) = re.findall(r"\$kind\s+= preg_match\( '/(\S+)/D', \$kind \) \? \$kind : 'unknown';", plugin)
    assert f"WRITTEN = /{form}/" in SCRIPT.read_text(encoding="utf-8")
    assert "strtolower( trim( $given['kind'] ) )" in plugin


@pytest.mark.parametrize("colour", ["0b5", "%230B5", "00bb55"])
def test_three_digits_of_a_colour_are_six(stocked: Table, get: Get, colour: str) -> None:
    assert "h1{background:#00bb55;" in get(f"/embed/gold?colour={colour}").text
    form = lxml.html.document_fromstring(get(f"/en/embed?colour={colour}").text)
    assert form.xpath("//input[@type='color']/@value") == ["#00bb55"]
    (pattern,) = re.findall(r"preg_match\( '/\^(\S+)\$/D', \$given\['colour'\] \)", PLUGIN.read_text(encoding="utf-8"))
    assert all(re.fullmatch(pattern, text) for text in ("0b5", "#0b5", "00bb55"))
    assert not re.fullmatch(pattern, "00bb")

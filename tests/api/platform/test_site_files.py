"""What lies at the root of the site for machines: robots.txt, the site map, the manifest, the worker of kept pages."""

import re
from datetime import datetime
from pathlib import Path
from urllib.robotparser import RobotFileParser

import lxml.etree
import protego
import pytest

from chautari.api.platform import installable
from chautari.dynamodb import read_models
from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tools.local import assets

HOST = "api.example.np"
SITE = f"https://{HOST}"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def site_map(get: Get) -> lxml.etree._Element:
    return lxml.etree.fromstring(get("/sitemap.xml", Host=HOST).text.encode())


def listed(get: Get) -> list[str]:
    return [str(address).removeprefix(SITE) for address in site_map(get).xpath("//s:loc/text()", namespaces=SPACE)]


@pytest.mark.parametrize(
    ("path", "may"),
    [
        *(("/", True), ("/ne", True), ("/en/forex/USD", True), ("/en/calendar/2083/5/1", True), ("/docs", True)),
        *(("/cards/day.ne.png?v=0a1b2c3d", True), ("/assets/page.js", True), ("/embed/gold", True)),
        *(("/en/news?q=gold", False), ("/ne/forex?on=2080-01-01", False), ("/embed/gold?theme=dark", False)),
        *(("/v1/metals", False), ("/v1/metals/gold/history?from=2001-01-01", False), ("/oembed?url=x", False)),
        *(("/en/proof/gold.2026-08-17", False), ("/mcp", False)),
    ],
)
def test_robots_read_pages_and_go_into_no_query(table: Table, get: Get, path: str, may: bool) -> None:
    rules = get("/robots.txt", Host=HOST).text
    assert protego.Protego.parse(rules).can_fetch(f"{SITE}{path}", "Googlebot") is may


def test_robots_are_led_to_the_site_map_of_the_host_that_was_asked(table: Table, get: Get) -> None:
    parser = RobotFileParser()
    parser.parse(get("/robots.txt", Host=HOST).text.splitlines())
    assert parser.site_maps() == [f"{SITE}/sitemap.xml"]
    assert "Sitemap" not in get("/robots.txt").text


def test_every_page_of_the_site_map_is_there_and_robots_may_read_it(stocked: Table, get: Get) -> None:
    rules = protego.Protego.parse(get("/robots.txt", Host=HOST).text)
    addresses = listed(get)
    assert {path for path in addresses if not rules.can_fetch(f"{SITE}{path}", "Googlebot")} == set()
    months = re.compile(r"/(ne|en)/calendar/\d+(/\d+)?")
    ordinary = [path for path in addresses if path.startswith("/en") and not months.fullmatch(path)]
    assert {path: get(path).status for path in ordinary} == dict.fromkeys(ordinary, 200)
    of_calendar = {"/en/calendar/2083", "/en/calendar/2083/12"}
    assert of_calendar <= {*addresses}
    assert {get(path).status for path in of_calendar} == {200}


def test_the_site_map_has_each_page_once_in_each_language_and_an_end(stocked: Table, get: Get) -> None:
    addresses = listed(get)
    assert len(addresses) == len({*addresses}) < 300
    assert {path.replace("/ne", "/en", 1) for path in addresses if path.startswith("/ne")} == {
        path for path in addresses if path.startswith("/en")
    }
    for url in site_map(get).iterfind("s:url", SPACE):
        alternates = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", SPACE)}
        assert alternates.keys() == {"ne", "en"}
        assert url.findtext("s:loc", namespaces=SPACE) in alternates.values()
    years = {path.split("/")[3] for path in addresses if re.fullmatch(r"/ne/calendar/\d+", path)}
    assert years == {"2081", "2082", "2083", "2084", "2085"}


def test_the_site_map_says_when_rates_changed_and_nothing_of_what_it_does_not_know(stocked: Table, get: Get) -> None:
    changed = {
        str(url.findtext("s:loc", namespaces=SPACE)).removeprefix(SITE): url.findtext("s:lastmod", namespaces=SPACE)
        for url in site_map(get).iterfind("s:url", SPACE)
    }
    for path, name in (("/en/metals", "metals"), ("/en/forex", "forex"), ("/en/forex/USD", "forex")):
        view = read_models.get(stocked, name)
        assert view is not None and view.at is not None
        assert datetime.fromisoformat(changed[path] or "") == view.at.replace(microsecond=0)
    assert changed["/en/news"] is changed["/en/calendar/2083"] is None


def test_before_the_first_run_the_site_map_lists_pages_without_a_day(table: Table, get: Get) -> None:
    assert "/en/metals" in listed(get)


@pytest.mark.parametrize("language", ["ne", "en"])
def test_the_manifest_opens_the_page_of_its_language_and_its_icons_are_there(
    table: Table, get: Get, language: str
) -> None:
    answer = get(f"/manifest.webmanifest?lang={language}")
    manifest = answer.json
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (manifest["start_url"], manifest["id"], manifest["lang"]) == (f"/{language}", "/", language)
    assert manifest["short_name"] == {"ne": "चौतारी", "en": "Chautari"}[language]
    pictures = {icon["src"]: assets.find(icon["src"]) for icon in manifest["icons"]}
    assert {picture.media_type for picture in pictures.values() if picture} == {"image/png", "image/svg+xml"}
    assert {icon.get("purpose") for icon in manifest["icons"]} == {None, "maskable"}
    for icon in manifest["icons"]:
        picture = pictures[icon["src"]]
        assert picture is not None
        if icon["type"] == "image/png":
            width = int.from_bytes(picture.body[16:20])
            assert (icon["sizes"], len(picture.body) < 4_000) == (f"{width}x{width}", True)


def test_the_worker_is_small_is_asked_for_each_time_and_keeps_under_a_name_of_its_own(table: Table, get: Get) -> None:
    answer = get("/sw.js")
    assert len(answer.text.encode()) < 2048
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert re.search(r"'chautari-[0-9a-f]{10}'", answer.text)
    assert "//" not in answer.text


def test_another_worker_keeps_under_another_name(
    table: Table, get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = installable.SCRIPT.read_text(encoding="utf-8")
    (tmp_path / "other.js").write_text(text + "addEventListener('push', alert)\n", encoding="utf-8")
    before = get("/sw.js").text
    monkeypatch.setattr(installable, "SCRIPT", tmp_path / "other.js")
    first, second = (re.findall(r"chautari-\w+", text) for text in (before, get("/sw.js").text))
    assert first != second


def test_the_worker_of_alerts_asks_us_alone_and_is_small(table: Table, get: Get) -> None:
    answer = get("/push-worker.js")
    assert len(answer.text.encode()) < 2304
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert (answer.headers["Cache-Control"], answer.headers["Content-Security-Policy"]) == (
        "no-cache",
        "default-src 'none'; connect-src 'self'",
    )
    assert "//" not in answer.text

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from chautari.core.urls import host_of
from chautari.news import sources
from chautari.news.extraction.document import parse
from chautari.news.model.article_urls import article_id, canonical
from chautari.news.model.sections import SECTIONS
from tests.news.sources.fixtures import FEEDS, PAGES, expected
from tests.support.template_file import ROOT

KEYS = sources.keys()
# Two editions, the oldest national dailies and the portal that the project grew from: the issue names them.
REQUIRED_KEYS = {
    *("hamrakura", "hamrakuraenglish", "kathmandupost", "onlinekhabar", "onlinekhabarenglish", "setopati", "ratopati"),
    *("ratopatienglish", "khabarhub", "risingnepal", "gorkhapatra", "annapurnaexpress", "myrepublica"),
    *("himalayantimes", "bbcnepali"),
}


def test_the_required_outlets_are_declared_in_both_languages() -> None:
    assert set(KEYS) >= REQUIRED_KEYS
    assert {sources.find(key).language for key in KEYS} == {"en", "ne"}


@pytest.mark.parametrize("key", KEYS)
def test_the_key_of_an_outlet_is_its_file_name_and_valid_in_addresses_and_metrics(key: str) -> None:
    assert sources.find(key).key == key
    assert re.fullmatch("[a-z0-9]{1,40}", key)


@pytest.mark.parametrize("name", ["", "__init__", "../rates/nrb", "Setopati", "nobody"])
def test_an_outlet_without_a_file_is_unknown(name: str) -> None:
    with pytest.raises(sources.UnknownOutlet, match=r"annapurnaexpress, .*setopati"):
        sources.find(name)


@pytest.mark.parametrize("key", KEYS)
def test_a_declaration_is_whole(key: str) -> None:
    source = sources.find(key)
    assert source.feeds
    assert all(urlsplit(address).scheme == "https" for address in (source.home, *(feed.url for feed in source.feeds)))
    assert host_of(source.home) in source.hosts
    assert [host for host in source.hosts if host_of(f"https://{host}") != host] == []
    assert set(source.sections.values()) | {feed.section for feed in source.feeds} <= {*SECTIONS, ""}
    assert source.republish == "excerpt", "giving out a whole text needs the outlet's word"
    assert "robots.txt" in source.stance
    assert source.rules


@pytest.mark.parametrize("key", KEYS)
def test_the_rules_of_an_outlet_can_be_applied(key: str) -> None:
    source, empty_page = sources.find(key), parse(b"<p>")
    assert source.identity == "" or re.compile(source.identity).groups >= 1
    for rule in source.rules:
        for selector in (rule.body, rule.paragraph, rule.title, rule.byline, rule.published, rule.modified, *rule.drop):
            assert not selector or empty_page.select(selector) in ([], empty_page.select("p"))
        for pattern in rule.boilerplate:
            assert not re.search(pattern, ""), "would drop every block"


def test_no_two_outlets_share_a_host_and_none_refuses_us() -> None:
    hosts = [host for key in KEYS for host in sources.find(key).hosts]
    assert len(hosts) == len(set(hosts))
    assert not {host_of(refusal.home) for refusal in sources.REFUSED} & set(hosts)


def test_a_refusal_has_a_day_and_a_reason() -> None:
    assert {"Kantipur"} <= {refusal.name for refusal in sources.REFUSED}
    assert all(refusal.on.year >= 2026 and len(refusal.reason) > 40 for refusal in sources.REFUSED)


def test_the_documented_list_matches_the_declarations() -> None:
    listed = (ROOT / "docs" / "news-sources.md").read_text(encoding="utf-8")
    for source in map(sources.find, KEYS):
        feeds = ", ".join(feed.url for feed in source.feeds)
        row = f"| `{source.key}` | [{source.name}]({source.home}) | {source.language} | {feeds} | {source.republish} |"
        assert row in listed
        assert source.stance in listed
    for refusal in sources.REFUSED:
        assert f"| [{refusal.name}]({refusal.home}) | {refusal.on} | {refusal.reason} |" in listed


@pytest.mark.parametrize("host", ["www.setopati.com", "SETOPATI.com", "m.setopati.com"])
def test_the_rules_of_a_host_are_found_by_any_of_its_names(host: str) -> None:
    assert sources.rules_of(host) == sources.find("setopati").rules


@pytest.mark.parametrize("host", ["", "setopati.com.example", "english.setopati.com", "example.com"])
def test_an_undeclared_host_has_no_rules(host: str) -> None:
    assert sources.rules_of(host) == ()


@pytest.mark.parametrize("key", KEYS)
def test_an_outlet_has_a_page_and_a_feed_among_the_fixtures(key: str) -> None:
    assert key in {page.parent.name for page in PAGES}
    assert key in {feed.parent.name for feed in FEEDS}


def test_every_fixture_is_of_an_outlet() -> None:
    assert {path.parent.name for path in (*PAGES, *FEEDS)} == set(KEYS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_a_page_is_on_a_host_of_its_outlet_and_has_one_id_by_any_link(page: Path) -> None:
    source, url = sources.find(page.parent.name), expected(page)["url"]
    assert host_of(url) in source.hosts
    expected_id = article_id(canonical(url, source), source)
    for spelling in (url.replace("https:", "http:"), f"{url}?fbclid=1#top", url.replace("%20", " ")):
        assert article_id(canonical(spelling, source), source) == expected_id

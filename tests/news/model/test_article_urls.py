from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.core.urls import InvalidUrl, bare_host, host_of
from chautari.news.model.article_urls import article_id, canonical
from chautari.news.model.source import NewsSource


def outlet(key: str, *hosts: str, identity: str = "") -> NewsSource:
    return NewsSource(key, key, f"https://{hosts[0]}", "ne", hosts, (), "", identity=identity)


POST = outlet("post", "post.example")
KURA = outlet("kura", "kura.example", "kura.org", identity=r"^/news-details/(\d+)(?=[/?]|$)|^/\?p=(\d+)(?=&|$)")
HOME, POLITICS = "https://post.example/", "https://post.example/politics/2026/08/17/chief-minister-resigns"
NEPALI, NEPALI_ENCODED = "काठमाडौँमा-वर्षा", quote("काठमाडौँमा-वर्षा")


@pytest.mark.parametrize(
    "spelling",
    [
        "http://post.example/politics/2026/08/17/chief-minister-resigns",
        "HTTPS://WWW.Post.Example/politics/2026/08/17/chief-minister-resigns/",
        "https://m.post.example/politics/2026/08/17/chief-minister-resigns",
        "https://www.m.post.example./politics/2026/08/17/chief-minister-resigns",
        "https://amp.post.example/politics/2026/08/17/chief-minister-resigns",
        "https://post.example:443/politics/2026/08/17/chief-minister-resigns",
        "http://post.example:80/politics/2026/08/17/chief-minister-resigns",
        "https://someone:secret@post.example/politics/2026/08/17/chief-minister-resigns",
        "https://post.example//politics///2026/08/17/./chief-minister-resigns//",
        "https://post.example/sport/../politics/2026/%30%38/17/chief%2Dminister-resigns",
        "https://post.example/../politics/2026/08/17/x/%2e%2e/chief-minister-resigns",
        f"{POLITICS}/amp",
        f"{POLITICS}/amp/",
        f"{POLITICS}.amp",
        f"{POLITICS}/amp.html",
        "https://post.example/amp/politics/2026/08/17/chief-minister-resigns",
        f"{POLITICS}?amp",
        f"{POLITICS}?amp=1&outputType=amp",
        f"{POLITICS}#comments",
        f"{POLITICS}?",
        f"{POLITICS}?utm_source=rss&UTM_Medium=feed&utm_campaign=",
        f"{POLITICS}?at_medium=RSS&at_campaign=KARANGA",
        f"{POLITICS}?at_medium=RSS&amp;at_campaign=KARANGA",
        f"{POLITICS}?fbclid=IwAR1&gclid=2&msclkid=3&yclid=4&dclid=5&gbraid=6&igshid=7",
        f"{POLITICS}?mc_cid=1&mc_eid=2&_ga=3&ref=home&__twitter_impression=true",
        f"  {POLITICS}\n",
    ],
)
def test_all_spellings_of_an_address_are_one(spelling: str) -> None:
    assert canonical(spelling, POST) == POLITICS
    assert article_id(canonical(spelling, POST), POST) == article_id(POLITICS, POST)


@pytest.mark.parametrize(
    ("url", "its_own"),
    [
        ("https://post.example/?p=1997729", "https://post.example/?p=1997729"),
        ("https://post.example/news-pages.php?p=2&_Id=16", "https://post.example/news-pages.php?_Id=16&p=2"),
        ("https://post.example/detail?161504", "https://post.example/detail?161504"),
        ("https://post.example/detail?161504=", "https://post.example/detail?161504"),
        ("https://post.example/a?q=%E0%A4%95+%E0%A4%96", "https://post.example/a?q=%E0%A4%95%20%E0%A4%96"),
        ("https://post.example/a?q=1%2B1&r=a%26b", "https://post.example/a?q=1%2B1&r=a%26b"),
        ("https://post.example/a%2Fb/c%3Fd", "https://post.example/a%2Fb/c%3Fd"),
        ("https://post.example/100%-sure", "https://post.example/100%25-sure"),
        ("https://post.example:8443/a", "https://post.example:8443/a"),
        ("https://post.example/Story/UPPER", "https://post.example/Story/UPPER"),
        ("https://post.example/amp", "https://post.example/amp"),
        ("https://post.example/camp", "https://post.example/camp"),
        ("https://post.example", HOME),
        ("https://नेपाल.example/a", "https://xn--l2bey1c2b.example/a"),
        (f"https://post.example/{NEPALI}", f"https://post.example/{NEPALI_ENCODED}"),
        (f"https://post.example/{NEPALI_ENCODED.lower()}", f"https://post.example/{NEPALI_ENCODED}"),
        ("https://post.example/caf%65%CC%81", "https://post.example/caf%C3%A9"),
        ("https://post.example/%FF%FE", "https://post.example/%FF%FE"),
    ],
)
def test_what_identifies_the_article_stays(url: str, its_own: str) -> None:
    assert canonical(url, POST) == its_own


@pytest.mark.parametrize(
    "spelling",
    [
        "https://kura.example/news-details/2461/2024%20Oct%2027%20Sunday",
        "https://www.kura.example/news-details/2461/2024 Oct 27 Sunday",
        "http://kura.example/news-details/2461/2024-10-27/?utm_source=x",
        "https://kura.example/news-details/2461",
        "https://kura.example/news-details/2461/",
        "https://kura.org/news-details/2461/2024-10-27",
        "https://kura.example/?p=2461&utm_source=x",
    ],
)
def test_the_number_of_an_article_is_its_identity(spelling: str) -> None:
    address = canonical(spelling, KURA)
    assert article_id(address, KURA) == article_id("https://kura.example/news-details/2461", KURA)
    assert "2024" not in address


def test_a_number_names_an_article_on_the_hosts_of_its_outlet_only() -> None:
    elsewhere = canonical("https://other.example/news-details/2461/2024-10-27", KURA)
    assert elsewhere == "https://other.example/news-details/2461/2024-10-27"
    assert article_id(elsewhere, KURA) != article_id("https://kura.example/news-details/2461", KURA)


def test_ids_contain_the_outlet_and_differ_by_article_and_outlet() -> None:
    ids = {article_id(url, source) for url in (HOME, POLITICS) for source in (POST, KURA)}
    assert len(ids) == 4
    assert article_id(POLITICS, POST) == "post-" + article_id(POLITICS, KURA).removeprefix("kura-")
    assert len(article_id(POLITICS, POST)) == len("post-") + 12


@pytest.mark.parametrize(
    "url",
    [
        "", "post.example/a", "/politics/1", "mailto:a@post.example", "javascript:alert(1)", "ftp://post.example/a",
        "https://", "https:///a", "https://[::1]/a", "https://[x/a", "https://post.example:port/a", "https://a..b/c",
        "https://post.example:99999/a", "https://exa mple/a", "https://post.example/\ud800", "data:text/html,a",
    ],
)  # fmt: skip
def test_an_address_of_no_page_is_a_named_error(url: str) -> None:
    with pytest.raises(InvalidUrl):
        canonical(url, POST)


@pytest.mark.parametrize(
    ("host", "its_own"),
    [("www.m.a.np", "a.np"), ("www.com", "www.com"), ("m.np", "m.np"), ("english.a.np", "english.a.np"), ("", "")],
)
def test_a_host_loses_its_device_prefix(host: str, its_own: str) -> None:
    assert bare_host(host) == its_own


def test_the_host_of_an_address() -> None:
    assert host_of(" HTTPS://WWW.Setopati.com:443/politics/1 ") == "setopati.com"


@given(
    st.sampled_from(
        ["https://www.kura.example/", "HTTP://a.np:80", "https://a.np/x?", "https://kura.org/news-details/1"]
    ),
    st.text(st.one_of(st.sampled_from("/.%?&=#amp:;+ 2Ee@"), st.characters()), max_size=30),
)
def test_a_canonical_address_is_ascii_and_its_own_canonical_address(prefix: str, suffix: str) -> None:
    try:
        address = canonical(prefix + suffix, KURA)
    except InvalidUrl:
        return
    assert address.isascii()
    assert canonical(address, KURA) == address


def test_a_long_address_is_canonicalised_quickly() -> None:
    long = "https://" + "m." * 100 + "post.example/" + "amp/" * 20_000 + "a" + "/../b" * 20_000 + ".amp" * 20_000
    assert canonical(long, POST) == HOME + "b"

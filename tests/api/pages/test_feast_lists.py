"""The lists of the feasts of a year: each feast on one of them on each of its days, with what is not sure of it."""

import json
import re
from html import unescape
from typing import Any

from chautari.calendar.almanac import build, observance_search, observances
from chautari.calendar.model.observance_names import EVENTS, KINDS
from chautari.calendar.views import observances as views
from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.web import feast_list, head
from chautari.web.layout import document
from chautari.web.locales import Locale
from tests.api.conftest import Get

DAYS = re.compile(r'<dt(?: id="coming")?><a href="/en/calendar/([0-9/]+)#day">.*?</dt>(.*?)(?=<dt|</dl>)')
FEAST = re.compile(r"<dd>([^<]+)(?:<small> ([^<]*)</small>)?</dd>")


def listed(get: Get, which: str) -> list[tuple[str, str, str]]:
    """The days of a list with a feast and what stands beside it."""
    page = unescape(get(f"/en{feast_list.LISTS[which]}").text)
    return [(day, *feast) for day, feasts in DAYS.findall(page) for feast in FEAST.findall(feasts)]


def occasions(feasts: Any) -> list[tuple[str, str]]:
    """The days of feasts in the form of their addresses, each with its feast."""
    return [
        ("/".join(str(int(part)) for part in day["date_bs"].split("-")), feast["name"]["en"])
        for feast in feasts
        for day in feast["days"]
    ]


def test_each_feast_is_on_one_list_on_each_of_its_days(stocked: Table, get: Get) -> None:
    feasts = get("/v1/calendar/festivals").json["festivals"]
    for which in feast_list.LISTS:
        on_page = [(day, name) for day, name, _ in listed(get, which)]
        assert sorted(on_page) == sorted(occasions(feast for feast in feasts if feast_list.list_of(feast) == which))
        months = [int(day.split("/")[1]) for day, _ in on_page]
        assert months == sorted(months)
    assert len(feasts) == 315


def test_what_most_people_look_for_is_on_the_first_list() -> None:
    kinds = [kind for kind in KINDS if feast_list.list_of({"kind": {"key": kind}}) == "festivals"]
    assert [kind for kind in kinds if kind not in EVENTS] == [
        *("festival", "new-year", "jayanti", "purnima", "aunsi", "sankranti")
    ]


def test_a_list_leads_to_the_others_and_to_what_comes_next(stocked: Table, get: Get) -> None:
    page = get("/ne/calendar/fasts").text
    assert 'href="/ne/calendar/festivals"' in page
    assert 'href="/ne/calendar/jatras"' in page
    assert 'href="/ne/calendar/fasts"' not in page.partition("<main")[2]
    coming = re.findall(r'<dt id="coming"><a href="/ne/calendar/2083/(\d+)/(\d+)#day">', page)
    assert [(int(month), int(day)) for month, day in coming] == [(5, 7)]
    assert 'href="#coming"' in page
    assert all(f'href="#m{month}"' in page and f'id="m{month}"' in page for month in range(1, 13))


def test_a_figure_stands_where_a_rule_does_not_always_fit(stocked: Table, get: Get) -> None:
    words = {name: small for _, name, small in listed(get, "festivals")}
    assert words["Maha Shivaratri"] == ""
    assert words["Aunsi (new moon)"] == "–"
    assert words["Gathemangal / Ghantakarna Chaturdashi"] == "Newar · Kathmandu Valley · 3/4"
    page = get("/en/calendar/festivals").text
    assert "agrees with print on 2 of 3 days in years that it had not seen" in page
    assert "predicted" not in page


def page_of(year: int, which: str, present: str) -> str:
    """A list of any year, as of a day of it."""
    almanac = build.almanac(year, build.bundled_list(year))
    answer = json.loads(codec.json_text(views.festivals([almanac], None)))
    return document(feast_list.page(answer, which, present, Locale("en")), Locale("en")).html


def test_a_predicted_year_says_so_and_has_the_day_of_another_method() -> None:
    page = page_of(2084, "festivals", "2027-09-01")
    assert "The days of this year are predicted." in page
    assert "<dd>Rishi Panchami<small> ? 18 Bhadra</small></dd>" in page
    assert "<dd>Fagu Purnima (hills)<small> mountain and hill districts</small></dd>" in page


def test_after_the_last_feast_nothing_comes_but_the_next_year() -> None:
    main = page_of(2083, "jatras", "2027-04-14").partition("<main")[2].partition("</main>")[0]
    assert 'id="coming"' not in main
    assert 'href="#coming"' not in main
    assert '<a href="/en/calendar/2084">2084 ›</a></p>' in main
    last = feast_list.page({"first_year": 2100, "festivals": []}, "fasts", "2044-04-01", Locale("en"))
    assert "/en/calendar/2101" not in document(last, Locale("en")).html


def test_what_a_feast_is_linked_by_from_before_leads_to_its_search(stocked: Table, get: Get) -> None:
    answer = get("/ne/calendar/jatras")
    (line,) = re.findall("<script>(let at=.*?)</script></body>", answer.text)
    assert "location.replace('/ne/calendar/festivals?name='+at+'#'+at)" in line
    # Keys of feasts alone: a month without a feast and a link to what comes, kept from another day, stay on the list.
    assert "/^#(?!coming$)([a-z-]{4,})$/.exec(location.hash)" in line
    assert head.hash_of(line) in answer.headers["Content-Security-Policy"]
    assert head.hash_of(line) not in get("/ne/calendar").headers["Content-Security-Policy"]


def test_every_feast_is_found_by_its_key() -> None:
    declared = observances.declared().values()
    assert all(observance_search.is_called(row, row.key) for row in declared)
    assert max(len(row.key) for row in declared) <= 60
    assert [row.key for row in declared if not re.fullmatch("(?!coming$)[a-z-]{4,}", row.key)] == []

"""The builder: what it prints is what was chosen, and each address that it makes is one that the API takes."""

import json
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import lxml.html
import pytest

from chautari.api.endpoint import Request
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.builder import DATASETS
from chautari.api.endpoints.pages import PAGES
from chautari.api.pages import builder
from chautari.dynamodb.table import Table
from chautari.web import builder_lines
from tools.drill.memory_news import NewsTable

ORIGIN = "https://chautari.example.np"
NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")


def page(language: str = "en", **values: str) -> Any:
    """The page of these values."""
    endpoint = next(endpoint for endpoint in PAGES if endpoint.path == f"/{language}/docs/builder")
    checked = endpoint.values({}, urlencode(values))
    request = Request(endpoint.path, checked, Table(NewsTable({}), "none"), NOW, origin=ORIGIN)
    return lxml.html.document_fromstring(builder.builder(request).body.decode())


def lines(**values: str) -> list[str]:
    return [field.text for field in page(**values).xpath("//textarea")]


def address(built: Any) -> str:
    (code,) = built.xpath("//div[@id='built']//a/code")
    return str(code.text).removeprefix(ORIGIN)


def test_the_lines_ask_what_was_chosen() -> None:
    curl, python, typescript, excel, sheets = lines(
        dataset="metalHistory", instrument="silver", **{"from": "bs:2083-01-01"}, min_status="confirmed"
    )
    path = f"{ORIGIN}/v1/metals/silver/history?from=bs:2083-01-01"
    assert curl == f'curl "{path}&min_status=confirmed"'
    assert f'Chautari("{ORIGIN}", min_status="confirmed")' in python
    assert 'for row in api.metal_history("silver", from_="bs:2083-01-01"):' in python
    assert f'new Chautari("{ORIGIN}", {{ minStatus: "confirmed" }})' in typescript
    assert 'await (const row of api.metalHistory("silver", { from: "bs:2083-01-01" }))' in typescript
    assert excel == f'= Excel.Workbook(Web.Contents("{path}&min_status=confirmed&format=xlsx"), true){{0}}[Data]'
    assert sheets == f'=IMPORTDATA("{path}&min_status=confirmed&format=csv")'


def test_what_has_no_rows_is_no_table() -> None:
    *_, typescript, excel = lines(dataset="holidays", scope="women")
    assert 'api.holidays(undefined, { scope: "women" })' in typescript
    assert excel == f'= Json.Document(Web.Contents("{ORIGIN}/v1/calendar/holidays?scope=women"))'
    assert "api.holidays(2083)" in lines(dataset="holidays", year="2083")[1]


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("language", ["ne", "en"])
def test_a_dataset_begins_with_an_address_that_the_api_takes(dataset: str, language: str) -> None:
    built = page(language, dataset=dataset)
    path, query = urlsplit(address(built)).path, urlsplit(address(built)).query
    endpoint = next(endpoint for endpoint in ENDPOINTS if endpoint.name == dataset)
    assert endpoint.is_at(path)
    placed = {name.strip("{}"): value for name, value in zip(endpoint.path.split("/"), path.split("/"), strict=True)}
    assert endpoint.values({name: placed[name] for name in placed if f"{{{name}}}" in endpoint.path}, query)
    assert built.xpath("//section[@hidden]/@data-answer") == [address(built)]
    assert bool(built.xpath("//figure[@hidden]")) is (dataset in ("metalHistory", "currencyHistory"))


def test_every_field_of_a_dataset_is_a_parameter_of_its_endpoint() -> None:
    for dataset, names in DATASETS.items():
        endpoint = next(endpoint for endpoint in ENDPOINTS if endpoint.name == dataset)
        assert {*names} <= {parameter.name for parameter in endpoint.parameters}
        assert {*builder_lines.CALLS[dataset].placed} <= {*names}


def test_a_value_that_is_not_taken_is_refused_beside_the_form() -> None:
    refused = page(dataset="metalHistory", **{"from": "2083-05-01x"})
    assert refused.xpath("//div[@id='built']//p/text()")[0].startswith("from is '2083-05-01x'")
    assert refused.xpath("//textarea | //pre") == []
    assert refused.xpath("//input[@name='from']/@value") == ["2083-05-01x"]


@pytest.mark.parametrize("text", ['USD"&x=1', "$(reboot)", "`reboot`", '"); quit()'])
def test_no_value_gets_out_of_the_line_that_it_stands_in(text: str) -> None:
    question = builder_lines.BuiltQuestion("articles", "/v1/articles", {"source": text}, has_rows=True)
    assert not {*'"$`(); '} & {*question.address().removeprefix("/v1/articles?source=").replace("&format", "")}
    assert json.dumps(text) in builder_lines.python(question, ORIGIN)

"""/v1/metals/trends and /v1/forex/trends: of the rates that are served, as the run that changed them stored them."""

from chautari.dynamodb.table import Table
from tests.api.conftest import Get


def test_a_trend_ends_at_the_rate_that_is_served(stocked: Table, get: Get) -> None:
    served = {rate["instrument"]: rate for rate in get("/v1/metals").json["metals"] if rate["price"]}
    trends = {trend["instrument"]: trend for trend in get("/v1/metals/trends").json["trends"]}
    assert trends.keys() == served.keys()
    for metal, trend in trends.items():
        assert (trend["date"], trend["value"], trend["values"][-1]) == (
            served[metal]["date"],
            served[metal]["price"],
            served[metal]["price"],
        )
        assert (trend["unit"], trend["proof"], trend["status"]) == (
            "tola",
            served[metal]["proof"],
            served[metal]["status"],
        )


def test_currencies_are_measured_on_what_the_bank_pays(stocked: Table, get: Get) -> None:
    dollar = next(trend for trend in get("/v1/forex/trends").json["trends"] if trend["instrument"] == "USD")
    assert (dollar["figure"], dollar["unit"], dollar["value"]) == ("buy", 1, "140.66")
    printed = {rate["code"]: rate["buy"] for rate in get("/v1/forex").json["rates"]}
    for trend in get("/v1/forex/trends").json["trends"]:
        # As the bank prints it, `160.00`: the same figure is written alike wherever it is given.
        assert trend["value"] == printed[trend["instrument"]]
    assert len(dollar["values"]) == get("/v1/forex/trends").json["days"] == 30


def test_503_before_the_first_run(table: Table, get: Get) -> None:
    assert get("/v1/metals/trends").status == 503

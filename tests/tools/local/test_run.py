"""`make run` as a person has it: the real template and functions on the recorded web, asked over HTTP until Ctrl-C."""

import gzip
import hashlib
import json
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from tests.tools.local.running import LAYER, Run, start
from tools.local.options import ROOT

pytestmark = pytest.mark.slow


def of_instrument(answer: dict[str, Any], instrument: str) -> dict[str, Any]:
    return next(row for row in answer["metals"] if row["instrument"] == instrument)


@pytest.mark.parametrize(("instrument", "price", "change"), [("gold", "306800", "1600"), ("silver", "4770", "60")])
def test_the_metals_of_the_recorded_day(run: Run, instrument: str, price: str, change: str) -> None:
    rate = of_instrument(run.json("/v1/metals"), instrument)
    assert (rate["date"], rate["status"], rate["price"], rate["unit"]) == ("2026-08-17", "confirmed", price, "tola")
    assert rate["change"]["amount"] == change


def test_the_answer_in_the_readme_is_the_real_one(run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = readme.partition("/v1/metals | python3 -m json.tool\n")[2].partition("```")[0].splitlines()
    answered = iter(json.dumps(run.json("/v1/metals"), indent=4).splitlines())
    assert len(example) > 10
    assert [line for line in example if line.strip() != "..." and line not in answered] == []


def test_the_whole_forex_table_of_the_recorded_day(run: Run) -> None:
    rates = {rate["code"]: rate for rate in run.json("/v1/forex")["rates"]}
    assert len(rates) == 22
    assert {rate["date"] for rate in rates.values()} == {"2026-08-17"}
    assert {name: rates["INR"][name] for name in ("unit", "buy", "sell", "status")} == {
        "unit": 100,
        "buy": "160.00",
        "sell": "160.15",
        "status": "official",
    }


def test_the_bundled_history_is_there_from_its_first_day(run: Run) -> None:
    answer = run.json("/v1/metals/gold/history?from=2017-01-16&to=2017-01-20")
    assert (answer["rates"][0]["date"], answer["rates"][0]["price"]) == ("2017-01-16", "55200")


def test_every_source_succeeded(run: Run) -> None:
    sources = {row["key"]: row for row in run.json("/v1/sources")["sources"]}
    of_rates = {"fenegosida", "goldmandu", "hamropatro", "nepalipatro", "nrb"}
    assert sources.keys() == {*of_rates, *board_sources.source_keys(), *banks.keys()}
    assert all(row["last_success_at"] and not row["failures"] for row in sources.values())


def test_the_articles_that_feeds_listed_are_read(run: Run) -> None:
    articles = run.json("/v1/articles?limit=50")["articles"]
    assert len({article["source"]["key"] for article in articles}) >= 4
    assert {article["language"] for article in articles} == {"en", "ne"}
    by_source = {row["key"]: row for row in run.json("/v1/news-sources")["sources"]}
    assert {by_source[article["source"]["key"]]["health"] for article in articles} == {"ok"}
    assert not any("still to be read" in line for line in run.output_lines)


def test_the_whole_calendar_is_published(run: Run) -> None:
    assert "  calendar     131 years built, 131 written\n" in run.output_lines
    assert run.json("/v1/calendar/1970")["year"] == 1970
    assert run.json("/v1/sources")["metals_market"] == {"date": "2026-08-17", "open": True, "closed_for": None}


def reading_of(run: Run, source: str) -> dict[str, Any]:
    return next(row for row in of_instrument(run.json("/v1/metals"), "silver")["sources"] if row["source"] == source)


def replay(run: Run, layer: Path, *options: str) -> list[str]:
    """`make replay` with the parsers of `layer`, in the running system; the lines that it prints."""
    done = run.command("tools.local.replay", "--source", "hamropatro", "--from", "2026-08-17", *options, layer=layer)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_number_leads_to_the_bytes_that_it_was_read_from(run: Run) -> None:
    (proof,) = run.json(f"/v1/proof/{reading_of(run, 'hamropatro')['proof']}")["proofs"]
    bodies = [path.read_bytes() for path in ROOT.glob("recorded/**/body")]
    assert proof["answer"]["sha256"] in {hashlib.sha256(body).hexdigest() for body in bodies}
    assert (proof["answer"]["url"], proof["current"]) == ("https://www.hamropatro.com/gold", True)
    assert all(rule["passed"] for rule in proof["rules"])


def test_a_parser_broken_on_purpose_and_mended_is_found_and_put_right(run: Run, tmp_path: Path) -> None:
    mended, broken = LAYER, tmp_path / "shared"
    shutil.copytree(mended / "chautari", broken / "chautari", ignore=shutil.ignore_patterns("__pycache__"))
    parser = broken / "chautari" / "rates" / "sources" / "hamropatro.py"
    code = parser.read_text(encoding="utf-8")
    parser.write_text(code.replace("printed_number(amounts[0])", "printed_number(amounts[0])[:-1]"), encoding="utf-8")
    assert replay(run, mended) == ["0 differences from what is stored"]
    assert replay(run, broken, "--apply")[-2:] == [
        "2 differences from what is stored",
        "2 corrections stored and published",
    ]
    assert (reading_of(run, "hamropatro")["figures"], reading_of(run, "hamropatro")["agrees"]) == (
        {"tola": "477"},
        False,
    )
    gold, silver, count = replay(run, mended)
    assert gold.startswith("2026-08-17 gold: stored tola 30680, read today tola 306800 (answer of 2026-08-17 16:55, ")
    assert silver.startswith("2026-08-17 silver: stored tola 477, read today tola 4770 ")
    assert count == "2 differences from what is stored"
    assert replay(run, mended, "--apply", "--reason", "a digit was lost")[-1] == "2 corrections stored and published"
    reading = reading_of(run, "hamropatro")
    assert (reading["figures"], reading["agrees"], reading["revision"]) == ({"tola": "4770"}, True, 3)
    assert run.json(f"/v1/proof/{reading['proof']}")["proofs"][0]["reason"] == "a digit was lost"
    assert replay(run, mended) == ["0 differences from what is stored"]


def test_an_answer_is_compressed_and_known_again(run: Run) -> None:
    answer, body = run.request("/v1/metals", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == run.request("/v1/metals")[1]
    again, nothing = run.request("/v1/metals", If_None_Match=answer.headers["ETag"])
    assert (again.status, nothing) == (304, b"")


def test_an_unknown_parameter_is_a_problem_that_no_cache_keeps(run: Run) -> None:
    answer, body = run.request("/v1/metals?colour=red", Origin="https://a.example")
    assert (answer.status, json.loads(body)["parameter"]) == (422, "colour")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_browser_is_let_through_before_it_asks(run: Run) -> None:
    answer, _ = run.request("/v1/metals", "OPTIONS", Origin="https://a.example", Access_Control_Request_Method="GET")
    assert (answer.status, answer.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")


def test_a_person_is_answered_from_the_cache_and_the_gateway_keeps_nothing(run: Run) -> None:
    words = [run.request("/v1/metals/silver/history?limit=2&fbclid=x")[0].headers["X-Cache"] for _ in range(2)]
    assert words == ["Miss from cloudfront", "Hit from cloudfront"]
    assert run.gateway.port is not None
    past_the_edge = Run(run.process, run.gateway.port, run.output_lines)
    assert past_the_edge.request(f"{run.gateway.path}/v1/metals")[0].headers["X-Cache"] is None
    assert past_the_edge.request("/v1/metals")[0].status == 404


def test_it_says_what_is_recorded_and_of_which_day(run: Run) -> None:
    output = "".join(run.output_lines)
    assert "RECORDED" in output
    assert "Monday, 2026-08-17" in output
    assert f"http://127.0.0.1:{run.port}/v1/metals" in output
    assert "FAILED" not in output


def test_a_second_run_on_the_port_says_so_in_one_line(run: Run) -> None:
    with start(run.port) as second:
        giving_up = threading.Timer(30, second.kill)
        giving_up.start()
        output, _ = second.communicate()
        giving_up.cancel()
    assert second.returncode == 1
    assert output.splitlines() == [f"port {run.port} cannot be had (Address already in use): choose another with PORT="]

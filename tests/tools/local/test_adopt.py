"""Four changes of the bank's rules, adopted by command on a running system and seen over HTTP."""

import json
import shutil
import signal
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.tools.local.running import Run, free_port, start
from tools.local.options import RECORDED

pytestmark = pytest.mark.slow
EVIDENCE = ("--evidence", "https://www.nrb.org.np/notice.pdf", "--reason", "by the bank's notice", "--by", "operator")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """`make run` on a web whose bank has changed four rules: a peg, a unit, a withdrawn and a new currency."""
    web = tmp_path_factory.mktemp("web") / "recorded"
    shutil.copytree(RECORDED / "nrb", web / "nrb")  # all others are not there: half of a start's time
    body = web / "nrb" / "rates" / "body"
    answer = json.loads(body.read_text(encoding="utf-8"), parse_float=Decimal)
    for day in answer["data"]["payload"]:
        day["rates"] = [*map(_changed, filter(_stays, day["rates"])), _row("NZD", 1, "88.10", "88.45")]
    body.write_text(json.dumps(answer), encoding="utf-8")
    for mirror in (web / "nrb").glob("*rate*"):
        if mirror.name != "rates":
            shutil.rmtree(mirror)
    port = free_port()
    with start(port, RECORDED=str(web), HISTORY="0") as process:
        said: list[str] = []
        for line in process.stdout or ():
            said.append(line)
            if "Ctrl-C" in line:
                break
        assert "Ctrl-C" in said[-1], "".join(said)
        yield Run(process, port, said)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def _stays(row: dict[str, Any]) -> bool:
    return bool(row["currency"]["iso3"] != "SEK")


def _changed(row: dict[str, Any]) -> dict[str, Any]:
    changed = {"INR": ("162.00", "162.15", 100), "JPY": ("0.96", "0.96", 1)}
    code = row["currency"]["iso3"]
    return _row(code, changed[code][2], *changed[code][:2]) if code in changed else row


def _row(code: str, unit: int, buy: str, sell: str) -> dict[str, Any]:
    return {"currency": {"iso3": code, "name": code, "unit": unit}, "buy": buy, "sell": sell}


def rate(bank: Run, code: str) -> dict[str, Any]:
    (found,) = [each for each in bank.json("/v1/forex")["rates"] if each["code"] == code]
    answer: dict[str, Any] = found
    return answer


def adopt(bank: Run, *words: str, status: int = 0) -> str:
    done = bank.command("tools.local.adopt", "--source", "nrb", *words, "--from", "2026-08-15", *EVIDENCE)
    assert done.returncode == status, done.stderr
    return done.stdout + done.stderr


def test_changes_of_four_rules_are_adopted_and_seen(bank: Run) -> None:
    incidents = bank.json("/v1/sources")["incidents"]
    found = [(each["rule"], each["instrument"], each["publications"]) for each in incidents]
    assert found == [("listed", "NZD", 3), ("peg", "INR", 3), ("unit", "JPY", 3), ("withdrawn", "SEK", 3)]
    assert incidents[1]["adopt"].startswith("make adopt SOURCE=nrb RULE=peg INSTRUMENT=INR VALUE=1.62 FROM=2026-08-15")
    assert [each["code"] for each in bank.json("/v1/forex")["unlisted"]] == ["NZD"]
    assert (rate(bank, "INR")["status"], rate(bank, "JPY")["status"]) == ("held", "held")
    assert bank.json("/v1/forex/NZD/history", 404)["detail"] == "code is 'NZD', which is none of the known values"

    adopt(bank, "--rule", "peg", "--instrument", "INR", "--value", "1.62")
    adopt(bank, "--rule", "unit", "--instrument", "JPY", "--value", "1")
    adopt(bank, "--rule", "withdrawn", "--instrument", "SEK")
    names = ("--name", "New Zealand Dollar", "--name-ne", "न्युजिल्याण्ड डलर")
    adopt(bank, "--rule", "listed", "--instrument", "NZD", "--value", "1", *names)

    assert (rate(bank, "INR")["buy"], rate(bank, "JPY")["buy"], rate(bank, "JPY")["unit"]) == ("162.00", "0.96", 1)
    answer = bank.json("/v1/forex")
    assert ([each["code"] for each in answer["withdrawn"]], answer["unlisted"]) == (["SEK"], [])
    assert [row["buy"] for row in bank.json("/v1/forex/NZD/history")["rates"]] == ["88.10"] * 3
    assert bank.json("/v1/convert?amount=10&from=NZD&to=NPR")["result"] == "881"
    proof = bank.json("/v1/proof/INR.2026-08-17")
    assert [notice["id"] for notice in proof["notices"]] == ["nrb.1"]
    assert {rule["rule"] for rule in proof["proofs"][0]["rules"] if rule["notice"] == "nrb.1"} == {
        "peg_of_the_indian_rupee",
        "rupee_as_yesterday",
    }
    kinds = [
        (row["kind"], row["notice"]["id"]) for row in bank.json("/v1/corrections")["corrections"] if "notice" in row
    ]
    assert kinds == [("adopted", f"nrb.{number}") for number in (4, 3, 2, 1)]
    assert bank.json("/v1/sources")["incidents"] == []
    for page in ("/en/forex", "/en/forex/NZD", "/ne/status", "/en/proof/NZD.2026-08-17", "/v1/corrections.atom"):
        assert bank.request(page)[0].status == 200


def test_bad_input_is_one_line_and_changes_nothing(bank: Run) -> None:
    said = adopt(bank, "--rule", "peg", "--instrument", "INR", "--value", "162", status=1)
    assert said.strip().splitlines()[-1].startswith("VALUE=162 for one INR is ")
    assert "--instrument" not in said

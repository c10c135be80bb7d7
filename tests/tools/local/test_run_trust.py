"""A run that failed is run again in the running system, and what it puts right can be traced over HTTP.

The market corrects its silver an hour after the recorded evening; the runs that should have read it have failed.
"""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.tools.local.running import Run
from tools.local import deployed
from tools.local.deploy import STACK_NAME
from tools.local.options import RECORDED

pytestmark = pytest.mark.slow
EVENING = "2026-08-17T17:30:00+05:45"
LATER = (datetime.fromisoformat(EVENING) + timedelta(hours=1)).isoformat()
EVENT = {"sources": ["fenegosida", "nepalipatro", "hamropatro"]}
PUT_RIGHT = (("4770", "4780"), ("4,770", "4,780"), ("4089.5", "4098.0"))


def corrected_web(folder: Path) -> Path:
    """The recorded web half an hour later, with another price of silver on it."""
    shutil.copytree(RECORDED, folder)
    for meta in folder.rglob("meta.json"):
        recorded_meta = json.loads(meta.read_text(encoding="utf-8"))
        fetched = datetime.fromisoformat(recorded_meta["fetched_at"]) + timedelta(hours=1)
        meta.write_text(json.dumps({**recorded_meta, "fetched_at": fetched.isoformat()}), encoding="utf-8")
        body = meta.with_name("body")
        text = body.read_text(encoding="utf-8")
        for old, new in PUT_RIGHT:
            text = text.replace(old, new)
        body.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def redriven(run: Run, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of `make redrive` over two failed runs of one event and a message that is none."""
    outputs = deployed.outputs(run.aws, STACK_NAME)
    client, sqs = run.aws.client("lambda"), run.aws.client("sqs")
    # The function without an alias is its unpublished code, whose environment can be changed.
    name = outputs["RatesFunctionName"].removesuffix(":live")
    configuration = client.get_function_configuration(FunctionName=name)
    web = corrected_web(tmp_path_factory.mktemp("web") / "recorded")
    variables = {**configuration["Environment"]["Variables"], "CHAUTARI_NOW": LATER, "CHAUTARI_RECORDED": str(web)}
    client.update_function_configuration(FunctionName=name, Environment={"Variables": variables})
    context = {"functionArn": configuration["FunctionArn"].partition(":live")[0], "condition": "RetriesExhausted"}
    failed = json.dumps({"requestContext": context, "requestPayload": EVENT})
    nobody = json.dumps({"requestContext": context, "requestPayload": {"sources": ["nobody"]}})
    for body in (failed, nobody, failed, "no event"):
        sqs.send_message(QueueUrl=outputs["FailedRunsUrl"], MessageBody=body)
    done = run.command("tools.local.redrive")
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout.splitlines()


def silver(run: Run, path: str = "/v1/metals") -> dict[str, Any]:
    metals = run.json(path)["metals"]
    silver: dict[str, Any] = next(row for row in metals if row["instrument"] == "silver")
    return silver


def test_each_failed_event_is_run_once_and_poison_is_left(run: Run, redriven: list[str]) -> None:
    assert sorted(line.split(" chautari")[0] for line in redriven if line.startswith("done")) == [
        "done",
        "done already",
    ]
    no_event, nobody = sorted((line for line in redriven if line.startswith("left ")), key=len)
    assert "no JSON" in no_event
    assert "no source 'nobody'" in nobody
    assert redriven[-1].startswith("2 left in ")
    url = deployed.outputs(run.aws, STACK_NAME)["FailedRunsUrl"]
    messages = run.aws.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    assert sorted(message["Body"][:8] for message in messages) == ["no event", '{"reques']


def test_what_was_said_then_and_what_is_said_now(run: Run, redriven: list[str]) -> None:
    assert (silver(run)["price"], silver(run)["status"]) == ("4780", "confirmed")
    path = f"?as_of={EVENING.replace('+', '%2B')}"
    assert silver(run, f"/v1/metals{path}")["price"] == "4770"
    (silver_day,) = run.json(f"/v1/metals/silver/history{path}&from=2026-08-17&to=2026-08-17")["rates"]
    (now,) = run.json("/v1/metals/silver/history?from=2026-08-17&to=2026-08-17")["rates"]
    assert (silver_day["price"], now["price"]) == ("4770", "4780")


def test_the_correction_is_told_with_its_causes_and_as_a_feed(run: Run, redriven: list[str]) -> None:
    corrections = run.json("/v1/corrections")["corrections"]
    changed = next(row for row in corrections if row["instrument"] == "silver")
    # The authority's newer word of the day is served at once, and confirmed when the republisher follows.
    assert (changed["kind"], changed["date"]) == ("changed", "2026-08-17")
    assert [changed[side]["figures"]["tola"] for side in ("before", "after")] == ["4770.00", "4780.00"]
    assert (changed["before"]["status"], changed["after"]["status"]) == ("confirmed", "provisional")
    assert [cause["source"] for cause in changed["causes"]] == ["fenegosida"]
    answer, body = run.request("/v1/corrections.atom")
    assert (answer.status, b"4780" in body) == (200, True)


def test_the_new_number_leads_to_the_new_answer(run: Run, redriven: list[str]) -> None:
    proofs = run.json(f"/v1/proof/{silver(run)['proof']}")["proofs"]
    assert {float(proof["figures"]["tola"]) for proof in proofs if proof["current"]} == {4780}


def test_the_run_is_in_the_public_record(run: Run, redriven: list[str]) -> None:
    runs = run.json("/v1/runs?source=fenegosida")["runs"]
    assert (runs[0]["at"], runs[0]["failure"]) == (LATER, None)
    assert runs[0]["rows_stored"] > 0
    assert runs[1]["at"] == EVENING

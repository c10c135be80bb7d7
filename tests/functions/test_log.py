"""What a run writes down: never the body of an answer, whatever is wrong with it."""

import importlib
import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from chautari.rates.store.evidence_archive import EvidenceArchive

NOW = "2026-08-17T18:00:00+05:45"
URL = "https://api.nepalipatro.com.np/v3/bullions?from-date=2026-08-04"
PHRASE = "nobody-may-read-this "
LONG_TEXT = PHRASE * 500
CONTEXT = SimpleNamespace(
    function_name="rates", memory_limit_in_mb=512, invoked_function_arn="arn:aws:lambda:::rates", aws_request_id="1"
)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, LONG_TEXT),
        (200, f"<html>{LONG_TEXT}</html>"),
        (200, json.dumps({"source": LONG_TEXT, "data": {}})),
        (200, json.dumps({"source": "fenegosida", "data": {LONG_TEXT: {"t_ha": 1}}})),
        (200, json.dumps({"source": "fenegosida", "data": {"2026-08-17": {"t_ha": LONG_TEXT, "t_s": 4770}}})),
        (403, LONG_TEXT),
        (521, LONG_TEXT),
        (302, LONG_TEXT),
    ],
)
def test_no_body_is_in_the_log(
    archive: EvidenceArchive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    body: str,
) -> None:
    meta: dict[str, Any] = {"url": URL, "status": status, "headers": {"X-Said": LONG_TEXT}, "fetched_at": NOW}
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    (tmp_path / "body").write_text(body)
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    app, log = importlib.import_module("functions.rates.app"), io.StringIO()
    monkeypatch.setattr(app.logger.registered_handler, "stream", log)
    answer = app.handler({"sources": ["nepalipatro"]}, CONTEXT)
    written = f"{log.getvalue()}{json.dumps(answer)}"
    assert '"failure"' in written
    assert PHRASE * 3 not in written
    assert max(map(len, written.splitlines())) < 1500

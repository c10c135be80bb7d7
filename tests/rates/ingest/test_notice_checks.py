"""What a notice of a rule may say: all that cannot be right is refused, and each bound stands where it is said."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from chautari.nepali.clock import NPT
from chautari.rates.ingest.notice_checks import MAX_TEXT, ImplausibleNotice, check
from chautari.rates.model.rule_notice import RuleNotice

NOW = datetime(2026, 11, 26, 17, 45, tzinfo=NPT)
PEG = RuleNotice("nrb", 1, "peg", "INR", "1.62", "2026-12-01", "words", "", "why", "operator", "2026-11-26T12:00:00Z")
UNIT = replace(PEG, rule="unit", instrument="KRW", value="1000")
SPREAD = replace(PEG, rule="spread", instrument="*", value="1.01")
LISTED = replace(PEG, rule="listed", instrument="NZD", value="1", name="New Zealand Dollar", name_ne="डलर")
WITHDRAWN = replace(PEG, rule="withdrawn", instrument="SEK", value="")
HTTPS = "https://www.nrb.org.np/notice"


@pytest.mark.parametrize(
    ("notice", "changes"),
    [
        (PEG, {}),
        (PEG, {"value": "none"}),
        (PEG, {"value": "1.92"}),
        (PEG, {"since": "2027-11-27"}),
        (PEG, {"reason": "x" * MAX_TEXT, "evidence": HTTPS, "sha256": "0a" * 32}),
        (UNIT, {}),
        (SPREAD, {"value": "1.10"}),
        (SPREAD, {"instrument": "USD"}),
        (LISTED, {}),
        (WITHDRAWN, {}),
    ],
)
def test_a_notice_that_can_be_right_is_taken(notice: RuleNotice, changes: dict[str, Any]) -> None:
    check(replace(notice, **changes), [], NOW)


@pytest.mark.parametrize(
    ("notice", "changes", "why"),
    [
        (PEG, {"reason": " "}, "REASON needs 1 to"),
        (PEG, {"evidence": ""}, "EVIDENCE needs 1 to"),
        (PEG, {"reason": "x" * (MAX_TEXT + 1)}, "REASON needs 1 to"),
        (PEG, {"evidence": "http://www.nrb.org.np/notice"}, "neither words nor an address"),
        (PEG, {"evidence": "https:///notice"}, "neither words nor an address"),
        (PEG, {"sha256": "0a" * 31}, "64 hexadecimal digits"),
        (PEG, {"since": "2027-11-28"}, "a year ahead"),
        (PEG, {"since": "1990-12-01"}, "a year ahead"),
        (PEG, {"instrument": "USD"}, "USD has no peg"),
        (PEG, {"value": "1.93"}, "is +21% from 1.60"),
        (PEG, {"value": "1.27"}, "is -21% from 1.60"),
        (PEG, {"value": "1.6"}, "is 1.60 on 2026-12-01 already"),
        (PEG, {"value": "x"}, "is no number"),
        (PEG, {"value": "NaN"}, "is not above 0"),
        (PEG, {"value": "1e999999999"}, "is no number as a notice prints it"),
        (PEG, {"value": "1E0"}, "is no number as a notice prints it"),
        (SPREAD, {"value": "1." + 30 * "0" + "1"}, "is no number as a notice prints it"),
        (SPREAD, {"value": "-1.01"}, "is not above 0"),
        (SPREAD, {"value": "1"}, "no ratio of sell to buy"),
        (SPREAD, {"value": "1.11"}, "no ratio of sell to buy"),
        (SPREAD, {"instrument": "NZD"}, "NZD is not listed"),
        (UNIT, {"value": "100"}, "the unit of KRW is 100 on 2026-12-01 already"),
        (UNIT, {"value": "7"}, "is no unit"),
        (UNIT, {"instrument": "NZD"}, "NZD is not listed"),
        (LISTED, {"instrument": "nzd"}, "no ISO 4217 code"),
        (LISTED, {"instrument": "NPR"}, "no ISO 4217 code"),
        (LISTED, {"instrument": "USD"}, "USD is listed"),
        (LISTED, {"value": "7"}, "is no unit"),
        (LISTED, {"name": " "}, "NAME and NAME_NE are needed"),
        (WITHDRAWN, {"instrument": "NZD"}, "NZD is not listed"),
        (WITHDRAWN, {"value": "1"}, "means nothing for RULE=withdrawn"),
        (PEG, {"revokes": 4}, "no notice 4 in force to be revoked"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(notice: RuleNotice, changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ImplausibleNotice) as refused:
        check(replace(notice, **changes), [], NOW)
    assert why in str(refused.value)


def test_only_a_notice_in_force_can_be_taken_back() -> None:
    back = replace(PEG, number=2, revokes=1)
    check(back, [PEG], NOW)
    with pytest.raises(ImplausibleNotice, match="no notice 1 in force"):
        check(replace(back, number=3), [PEG, back], NOW)


def test_what_a_notice_changed_already_is_no_change() -> None:
    with pytest.raises(ImplausibleNotice, match=r"the spread of \* is 1.01 on 2026-12-01 already"):
        check(replace(SPREAD, number=2, value="1.010"), [SPREAD], NOW)

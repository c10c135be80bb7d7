"""Guards of verdicts as they are told: days beside their revisions, and reasons that a look does not change."""

from tools.guards.guard import guards

RATES_DAYS = (
    *guards(
        "rates/store/series_writer.py",
        "rates/store/test_day_items.py api/rates/test_proof_reads.py",
        (
            "    day_items.end(table, years[0].instrument, without_room)\n",
            "",
            "a verdict of before beside a reading, after a write that was cut off",
        ),
        ("write(table, [check, *puts[", "write(table, [*puts[", "days of a year that another run has changed"),
        (" or stored.verdict.rule != day.verdict.rule", "", "a rule of before beside a reading"),
        ("year.by_day or year.version == 0", "True", "days that code of before left, taken for those of the year"),
    ),
    *guards(
        "rates/store/provenance.py",
        "api/rates/test_proof_reads.py",
        (
            "return day if is_whole else None, revisions",
            "return day, revisions",
            "a verdict on other readings than those that are proven",
        ),
    ),
    *guards(
        "rates/model/consensus.py",
        "rates/model/test_consensus_reevaluation.py",
        (
            'if verdict.status == "held" and case.last_served is not None:',
            "if False:",
            "a reason that the next look changes, with nothing new",
        ),
    ),
    *guards(
        "rates/ingest/job.py",
        "api/rates/test_proof_reads.py",
        (
            "            if not year.by_day:\n",
            "            if False:\n",
            "verdicts of before, after the deploy",
        ),
    ),
    *guards(
        "export/rate_parts.py",
        "export/test_job.py flows/test_restore_drill.py",
        (" if not day_items.is_day(item))", ")", "days of another instant than their year, and no evidence of theirs"),
    ),
)

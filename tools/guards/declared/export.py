"""Guards of the export, and of the schema of stored items."""

from tools.guards.guard import guards

EXPORT = (
    *guards(
        "dynamodb/schema.py",
        "dynamodb/test_schema.py",
        ('["N"]) > READ:', '["N"]) > 99:', "items of a later schema"),
    ),
    *guards(
        "export/item_lines.py",
        "export/test_item_lines.py",
        ("name.endswith((_JSON, _BASE64))", "False", "attributes named as a line marks types"),
        ("Decimal(repr(number)) != exact", "False", "numbers that JSON readers round"),
        ("codec.json_text(value) != gzip.decompress(packed)", "False", "JSON that does not come back as it was"),
    ),
    *guards(
        "export/news_parts.py",
        "export/test_news_parts.py",
        (
            "stored | _batch_get(table, [key for key in wanted if key not in stored])",
            "stored",
            "a revision that a cheap read does not see",
        ),
    ),
    *guards(
        "export/manifest.py",
        "export/test_job.py tools/restore/test_restore.py",
        ('document["schema"] > SCHEMA', "False", "exports of a later schema"),
    ),
    *guards(
        "export/evidence_copy.py",
        "export/test_evidence_copy.py",
        (
            "if hashlib.sha256(gzip.decompress(body))",
            "if False and hashlib.sha256(gzip.decompress(body))",
            "evidence of other bytes",
        ),
        ("if not has_time():", "if False:", "copying beyond the end of the run"),
    ),
    *guards(
        "export/news_parts.py",
        "export/test_job.py",
        ("if key not in revisions:", "if False:", "changes without their revision"),
    ),
    *guards(
        "export/job.py",
        "export/test_job.py",
        ("if event not in (EVENT, FULL_EVENT):", "if False:", "events of another kind"),
        ("if rate_parts.state(self.table) == before:", "if True:", "rates of two instants in one export"),
    ),
)

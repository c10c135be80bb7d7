"""The shape of a proof as JSON Schema."""

from chautari.api.schemas.helpers import (
    AMOUNT,
    COUNT,
    DATE,
    DATE_BS,
    FLAG,
    INSTANT,
    TEXT,
    Schema,
    maybe,
    record,
    ref,
    rows,
    table,
)

SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Of the bytes of the answer."}

SCHEMAS: dict[str, Schema] = {
    "Proof": record(
        {
            "id": TEXT,
            "instrument": TEXT,
            "name": TEXT,
            "name_ne": TEXT,
            "date": DATE,
            "date_bs": DATE_BS,
            "status": {"type": "string", "enum": ["confirmed", "official", "provisional", "held"]},
            "source": {"type": "string", "description": "Whose figures stand."},
            "decided_by": {
                **maybe(TEXT),
                "description": "The rule of consensus that decided; null for a day stored before rules had names.",
            },
            "tolerance": {**AMOUNT, "description": "How far apart two readings say the same, in NPR."},
            "compared": rows(ref("Reading")),
            "reasons": rows(ref("Reason")),
            "proofs": rows(ref("ReadingProof")),
        }
    ),
    "ReadingProof": record(
        {
            "id": TEXT,
            "source": TEXT,
            "origin": TEXT,
            "revision": {"type": "integer", "minimum": 1},
            "current": {**FLAG, "description": "False where the source said something else since."},
            "figures": table(AMOUNT),
            "unit": maybe({"type": "integer"}),
            "stated": table(TEXT),
            "answer": record({"url": TEXT, "fetched_at": INSTANT, "sha256": SHA256, "size": COUNT}),
            "parser": record({"name": TEXT, "version": TEXT}),
            "rules": rows(record({"rule": TEXT, "passed": FLAG, "detail": maybe(TEXT)})),
            "reason": {**maybe(TEXT), "description": "Why it was stored where the source had said nothing new."},
        }
    ),
}

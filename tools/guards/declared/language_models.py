"""Guards of what programs and language models ask: who may ask, how much at once, what an old number says first."""

from tools.guards.guard import guards

LANGUAGE_MODELS = (
    *guards(
        "api/mcp/transport.py",
        "api/mcp/test_protocol.py api/mcp/test_at_the_edge.py",
        ("if not is_ours and site.hostname not in LOOPBACK:", "if False:", "pages of another site"),
        ('site.scheme == "https" and ', "", "a name that was bound anew to this computer"),
        ("if len(body) > LARGEST_BODY:", "if False:", "messages without end"),
        ("except (ValueError, RecursionError):", "except ValueError:", "messages nested without end"),
        ("not 0 < len(message) <= MOST_AT_ONCE", "False", "batches without end"),
        ("version != WITH_BATCHES or ", "", "batches of a revision that has none"),
    ),
    *guards(
        "api/mcp/protocol.py",
        "api/mcp/test_protocol.py",
        ("    if version not in SUPPORTED:", "    if False:", "revisions that are not spoken"),
        ("if _decoded(headers.get(header)) != value:", "if False:", "headers that say another thing than the message"),
        (" and not isinstance(value, bool)", "", "an id that is no id"),
        ("message_id if is_id(message_id) else None", "message_id", "an answer that is no JSON, as with id 1e400"),
    ),
    *guards(
        "api/mcp/tools.py",
        "api/mcp/test_tools.py",
        ("isinstance(value, bool) or ", "", "arguments that are no text"),
    ),
    *guards(
        "api/mcp/facts.py",
        "api/mcp/test_tools.py",
        ("*([CAUTIONS[state]] if state in CAUTIONS else []), ", "", "an old number told as today's"),
        ('answered["status"] == "held" or ', "", "a number that is not given out taken for current"),
    ),
    *guards(
        "api/rates/currency_range.py",
        "api/rates/test_codes.py",
        ("if len(chosen) * days > most:", "if False:", "ranges without end"),
    ),
    *guards(
        "api/rates/coverage.py",
        "api/rates/test_coverage.py",
        ("open_days | {day.date for day in observed}", "open_days", "a closed day that stands in for a missing one"),
        ("if not is_served:", "if is_served:", "gaps that are none"),
    ),
)

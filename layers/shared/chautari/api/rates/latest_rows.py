"""Latest rates, or those of a day, in the requested form."""

from collections.abc import Sequence

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.core.json_types import JsonObject
from chautari.rates.model.instruments import Market


def reply(
    request: Request, market: Market, answer: object, rows: Sequence[JsonObject], headers: cache_control.Headers
) -> Reply:
    """An answer in the requested form: whole, or its rows alone."""
    if (form := request.values["format"]) == "ndjson":
        from chautari.api.row_forms import ndjson

        return ndjson(rows, headers)
    if form != "json":
        from chautari.api import rate_table

        return rate_table.latest(form, market, rows, headers)
    return responses.of_json(answer, headers)

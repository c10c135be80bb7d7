"""Names that the tests of this folder share."""

from typing import Any

from chautari.news import sources
from chautari.rates.sources import find, keys

# Logical id to properties.
Resources = dict[str, dict[str, Any]]
# Every source that publishes in a rhythm; one without (an archive) is read by hand.
OUTLETS = sources.keys()
ON_SCHEDULE = [key for key in keys() if find(key).schedule is not None]
# Functions that write numbers by schedule, all that write, all.
SCHEDULED = ["RatesFunction", "CalendarFunction"]
WRITERS = [*SCHEDULED, "FeedsFunction", "ArticlesFunction"]
NAMES = [*WRITERS, "ApiFunction"]


# Two stages of one account send metrics of the same names: their namespaces keep them apart.
NAMESPACE = "chautari/${Stage}"


def namespace(alarm: dict[str, Any]) -> str:
    """The namespace of the metric that an alarm watches, ours with the stage in it yet to be put."""
    stated = alarm["Namespace"]
    return str(stated["Fn::Sub"] if isinstance(stated, dict) else stated)

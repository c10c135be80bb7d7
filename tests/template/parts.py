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
INDEXER = "SearchFunction"
NAMES = [*WRITERS, "WatchFunction", INDEXER, "AlertsFunction", "ApiFunction"]
# There by a parameter.
EXPORTER = "ExportFunction"


# Two stacks of one account, of one stage even, send metrics of the same names: their namespaces keep them apart.
NAMESPACE = "chautari/${AWS::StackName}"


def namespace(metric: dict[str, Any]) -> str:
    """The namespace of a metric, ours with the stack's name as `${AWS::StackName}`."""
    stated = metric["Namespace"]
    return str(stated["Fn::Sub"] if isinstance(stated, dict) else stated)


def dimensions(metric: dict[str, Any]) -> dict[str, Any]:
    """Dimension to value."""
    return {dimension["Name"]: dimension["Value"] for dimension in metric["Dimensions"]}


def metrics_of(alarm: dict[str, Any]) -> list[dict[str, Any]]:
    """The metrics that an alarm watches, each with its `Namespace`, `MetricName`, `Dimensions`, `Period` and `Stat`.

    An alarm names its one metric outright, or several of them under `Metrics`, joined by an expression.
    """
    if "Metrics" not in alarm:
        return [alarm | {"Stat": alarm.get("Statistic") or alarm["ExtendedStatistic"]}]
    statistics = [entry["MetricStat"] for entry in alarm["Metrics"] if "MetricStat" in entry]
    return [
        statistic["Metric"] | {"Period": statistic["Period"], "Stat": statistic["Stat"]} for statistic in statistics
    ]

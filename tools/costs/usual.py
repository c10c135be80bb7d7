"""What the usual designs would cost by the same counts: functions without an edge, and containers with a database."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tools.costs import model
from tools.costs.model import DAYS, GB, MILLION, CostLine, Counts

HOURS = 24 * DAYS
# What `/v1/home` read before answers were composed, in three calls: decision 63.
SEPARATE_READS = 9
# Assumed of containers: half a processor and 1 GB each, two at least and one that gathers; 10 ms of a processor an
# answer, an hour of three times the mean, filled to 60 %; 30 GB in the database.
VCPU, MEMORY_GB, LEAST, GATHERING = 0.5, 1.0, 2, 1
PROCESSOR_SECONDS, PEAK, FILLED = 0.01, 3.0, 0.6
DATABASE_GB = 30
# A load balancer's unit: a gigabyte an hour, or 25 new connections a second; assumed: a connection for two requests.
LCU_CONNECTIONS, REQUESTS_OF_A_CONNECTION = 25, 2
Prices = Mapping[str, Mapping[str, float]]


def functions(counts: Counts, prices: Prices, share: float) -> Iterator[CostLine]:
    """A REST API before a function that reads each part by itself; no edge, so that each request is an answer."""
    usual = replace(counts, hits=0.0, answer_reads=SEPARATE_READS)
    usual = replace(usual, composed_reads=0, composed_writes=0, proof_writes=0)
    for line in model.lines(usual, prices["price"], prices["free"], share):
        if not line.service.startswith(("HTTP API", "CloudFront,")):
            yield line
    calls = counts.requests / MILLION * prices["usual"]["rest_api_million"]
    yield CostLine("REST API", f"{counts.requests:,.0f}", calls)
    yield _traffic(counts, prices, share)


def containers(counts: Counts, prices: Prices, share: float) -> Iterator[CostLine]:
    """Containers behind a load balancer, a database in two zones; what gathers is one more of them."""
    price, a_second = prices["usual"], counts.requests / (HOURS * 3600)
    tasks = max(LEAST, math.ceil(a_second * PEAK * PROCESSOR_SECONDS / (VCPU * FILLED))) + GATHERING
    task = VCPU * price["fargate_vcpu_hour"] + MEMORY_GB * price["fargate_gb_hour"]
    yield CostLine("Fargate", f"{tasks}", tasks * task * HOURS)
    gigabytes_an_hour = counts.requests * counts.kilobytes * 1_000 / GB / HOURS
    units = max(gigabytes_an_hour, a_second / REQUESTS_OF_A_CONNECTION / LCU_CONNECTIONS)
    yield CostLine("Load balancer", f"{units:.2f} LCU", HOURS * (price["alb_hour"] + units * price["lcu_hour"]))
    database = HOURS * price["database_hour"] + DATABASE_GB * price["database_gb_month"]
    yield CostLine("RDS for PostgreSQL", f"{DATABASE_GB} GB", database)
    addresses = tasks + 2  # of the load balancer in two zones
    yield CostLine("Public addresses", f"{addresses}", addresses * HOURS * price["ipv4_hour"])
    yield _traffic(counts, prices, share)


def _traffic(counts: Counts, prices: Prices, share: float) -> CostLine:
    gigabytes = counts.requests * counts.kilobytes * 1_000 / GB
    billed = max(0.0, gigabytes - prices["free"]["out_gb"] * share)
    return CostLine("Data to the internet", f"{gigabytes:,.0f} GB", billed * prices["usual"]["out_gb"])

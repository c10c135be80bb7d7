"""The table of this deployment for what writes: by boto3."""

import os
from functools import cache

import boto3
from botocore.config import Config

from chautari.dynamodb import schema
from chautari.dynamodb.table import Table


@cache
def connect() -> Table:
    """The table of this deployment (TABLE_NAME), with one client per process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return Table(schema.versioned(boto3.client("dynamodb", config=config)), os.environ["TABLE_NAME"])

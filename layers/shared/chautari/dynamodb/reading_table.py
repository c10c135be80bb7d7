"""The table of this deployment for the read function: without boto3."""

import os
from functools import cache

from chautari.aws.service_endpoint import endpoint_of, region_of
from chautari.aws.signed_http import SignedHttp
from chautari.aws.sigv4 import Signer, credentials_of
from chautari.dynamodb.read_client import ReadClient
from chautari.dynamodb.table import Table


@cache
def connect() -> Table:
    """The table of this deployment (TABLE_NAME), with one client per process. Raises NoCredentials, NoRegion."""
    region = region_of()
    signer = Signer(credentials_of(), region, "dynamodb")
    return Table(ReadClient(SignedHttp(endpoint_of("dynamodb", region), signer)), os.environ["TABLE_NAME"])

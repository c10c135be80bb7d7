"""Where cards lie: below a prefix of the bucket of what pages load."""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config

PREFIX = "cards/"
# A minute: whoever comes by a card's new version finds it then, and what changed is not shown for longer.
CACHED = "public, max-age=60"


@dataclass(frozen=True, slots=True)
class CardShelf:
    """A bucket: boto3 client and name."""

    s3: Any
    name: str

    def put(self, path: str, picture: bytes) -> None:
        """Write or replace a card. Raises ClientError."""
        about = {"ContentType": "image/png", "CacheControl": CACHED}
        self.s3.put_object(Bucket=self.name, Key=f"{PREFIX}{path}", Body=picture, **about)


@cache
def connect() -> CardShelf | None:
    """The bucket of this deployment's cards (CARDS_BUCKET); None where there is none, and no card is drawn."""
    name = os.environ.get("CARDS_BUCKET", "")
    config = Config(retries={"mode": "standard", "max_attempts": 3}, connect_timeout=3, read_timeout=10)
    return CardShelf(boto3.client("s3", config=config), name) if name else None

"""The end of `make deploy`: the files of web/assets into the deployed stack's bucket. What is there is replaced."""

import argparse
import sys
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from local import assets, deployed
from local.deploy import STACK_NAME


def upload(s3: Any, bucket: str) -> list[str]:
    """Puts every asset into `bucket`; their keys. `s3` is boto3's client. Raises ClientError."""
    for asset in assets.every():
        s3.put_object(
            Bucket=bucket,
            Key=asset.key,
            Body=asset.body,
            ContentType=asset.media_type,
            CacheControl=assets.CACHED,
        )
    return [asset.key for asset in assets.every()]


def main(arguments: list[str] | None = None) -> int:
    """Uploads, and says where the pages are; the exit status is 1 where that failed."""
    parser = argparse.ArgumentParser(prog="make deploy", description=__doc__)
    parser.add_argument("--stack", default=STACK_NAME)
    stack = parser.parse_args(arguments).stack
    try:
        aws = deployed.aws()
        outputs = deployed.outputs(aws, stack)
        keys = upload(aws.client("s3"), outputs["AssetsBucketName"])
    except (BotoCoreError, ClientError) as error:
        print(f"the files of the pages were not uploaded to {stack}: {error}", file=sys.stderr)
        return 1
    print(f"{len(keys)} files uploaded; the pages are at {outputs['SiteUrl']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

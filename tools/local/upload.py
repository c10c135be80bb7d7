"""The files of web/assets into the deployed stack's bucket, before the code that names them.

What was there stays: a page that a browser kept still finds its files.
"""

import argparse
import sys
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from tools.local import assets, deployed, samconfig
from tools.local.errors import CannotRun


def upload(s3: Any, bucket: str) -> list[str]:
    """Put every asset into `bucket`. Returns their keys. `s3` is boto3's client. Raises ClientError."""
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
    """Upload the assets and print the address of the pages. The exit status is 1 on failure."""
    parser = argparse.ArgumentParser(prog="make deploy", description=__doc__)
    samconfig.add_arguments(parser)
    try:
        deployment = samconfig.of_arguments(parser.parse_args(arguments))
        aws = deployed.aws(deployment.region)
        outputs = deployed.outputs(aws, deployment.stack_name)
        keys = upload(aws.client("s3"), outputs["AssetsBucketName"])
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(f"the files of the pages were not uploaded: {error}", file=sys.stderr)
        return 1
    print(f"{len(keys)} files uploaded; the pages are at {outputs['SiteUrl']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

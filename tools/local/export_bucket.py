"""`make export-bucket`: the bucket of exports, in another region than the stack, which cannot make it itself.

It may be run again: what is as it should be stays so.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from tools.local import deployed
from tools.local.arguments import CommandParser, stated

_BLOCK_PUBLIC = dict.fromkeys(
    ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"), True
)
# Only manifest.json is ever replaced.
_FORGET_REPLACED = {
    "ID": "replaced",
    "Status": "Enabled",
    "Filter": {"Prefix": ""},
    "NoncurrentVersionExpiration": {"NoncurrentDays": 90},
}


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 when the bucket is not as it should be."""
    arguments = _arguments(words)
    try:
        for line in make(deployed.aws(arguments.region).client("s3"), arguments.bucket, arguments.region):
            print(line)
    except (BotoCoreError, ClientError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make(s3: Any, bucket: str, region: str) -> Iterator[str]:
    """Make `bucket` private, versioned and encrypted in `region`; the lines that say what to do next."""
    # us-east-1 is no constraint: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
    place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    try:
        s3.create_bucket(Bucket=bucket, **place)
        yield f"made {bucket} in {region}"
    except s3.exceptions.BucketAlreadyOwnedByYou:
        yield f"{bucket} is there already"
    s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=_BLOCK_PUBLIC)
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": [_FORGET_REPLACED]})
    yield f"now add ExportBucket={bucket} and ExportRegion={region} to parameter_overrides, and deploy"


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = CommandParser(prog="make export-bucket", description=__doc__)
    parser.add_argument("--bucket", required=True, type=stated, help="a name that nobody in the world has yet")
    parser.add_argument("--region", required=True, type=stated, help="another than the stack's, such as ap-southeast-1")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())

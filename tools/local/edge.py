"""The edge of a run: CloudFront and the gateway of template.yaml before the deployed function and the folder web/."""

import json
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from botocore.exceptions import BotoCoreError

from tools.edge.cache import Cache
from tools.edge.declared import Declared
from tools.edge.distribution import Distribution, OriginSilent
from tools.edge.gateway import Gateway, InvocationFailed, InvocationThrottled, route_of
from tools.edge.messages import Request, Response, etags, lowered
from tools.local import assets
from tools.local.deploy import Deployment
from tools.local.stack import Aws
from tools.local.template import Template

# Of what an upload states, S3 gives these back; the rest is said by the edge's policy.
BY_S3 = ("content-type", "cache-control", "etag")
# What functions write there for everybody.
WRITTEN = ("archive/", "cards/")


def gateway(aws: Aws, template: Template, deployment: Deployment) -> Gateway:
    """The HTTP API of `template` before the deployed functions that its routes invoke, called by http."""
    declared = Declared(template.body, {"AWS::StackId": deployment.stack_id})
    routes = template.routes()
    (api,) = {route.api for route in routes}
    client = aws.client("lambda")
    invokes = {
        name: _invoke(client, deployment.physical[template.invoked(name)])
        for name in {route.function for route in routes}
    }
    http_api = declared.http_api(api)
    functions = {route.key: route.function for route in routes}

    def invoke(event: dict[str, Any]) -> Any:
        http = event["requestContext"]["http"]
        path = http["path"].removeprefix(f"/{http_api.stage}")
        return invokes[functions[route_of(functions, http["method"], path)]](event)

    return Gateway(http_api, invoke, time.time, scheme="http")


def distribution(template: Template, deployment: Deployment, api: Gateway, s3: Any) -> Distribution:
    """The distribution of `template` before `api`, the folder web/ and the bucket, with a cache of its own."""
    declared = Declared(template.body, {"AWS::StackId": deployment.stack_id})
    assets_bucket = partial(bucket, s3, deployment.physical["AssetsBucket"])
    return Distribution(declared.site(), {"api": api.answer, "assets": assets_bucket}, time.time, _in_the_background)


def forgetting(site: Distribution, aws: Aws, distribution_id: str) -> Callable[[Request], Response]:
    """The answers of `site`, which keeps nothing from before an invalidation of its distribution."""
    client, known = aws.client("cloudfront"), 0

    def answer(request: Request) -> Response:
        nonlocal known
        made = int(client.list_invalidations(DistributionId=distribution_id)["InvalidationList"]["Quantity"])
        if made != known:
            known, site.cache = made, Cache()
        return site.answer(request)

    return answer


def bucket(s3: Any, name: str, request: Request) -> Response:
    """What S3 answers for a file of web/, or for what a function wrote; 403 for what is not there, as the edge may not
    list the bucket.
    """
    asset = assets.find(request.path)
    body, stated = (asset.body, lowered(asset.headers)) if asset else _written(s3, name, request.path.lstrip("/"))
    if not stated:
        return Response(403, {"content-type": "application/xml", "content-length": "0"})
    headers = {name: stated[name] for name in BY_S3} | {"content-length": str(len(body))}
    if stated["etag"].removeprefix("W/") in etags(request.headers.get("if-none-match", "")):
        return Response(304, {"etag": stated["etag"], "cache-control": stated["cache-control"]})
    return Response(200, headers, b"" if request.method == "HEAD" else body)


def _written(s3: Any, name: str, key: str) -> tuple[bytes, dict[str, str]]:
    """An object that a function wrote, with what it states; nothing where there is none that the edge may read."""
    if not key.startswith(WRITTEN):
        return b"", {}
    try:
        stored = s3.get_object(Bucket=name, Key=key)
    except s3.exceptions.NoSuchKey:
        return b"", {}
    return stored["Body"].read(), {
        "content-type": stored["ContentType"],
        "cache-control": stored["CacheControl"],
        "etag": stored["ETag"],
    }


def _invoke(client: Any, function: str) -> Callable[[dict[str, Any]], Any]:
    def invoke(event: dict[str, Any]) -> Any:
        try:
            answered = client.invoke(FunctionName=function, Payload=json.dumps(event).encode())
        except client.exceptions.TooManyRequestsException as error:
            raise InvocationThrottled(str(error)) from error
        except BotoCoreError as error:
            raise OriginSilent(str(error)) from error
        payload = json.loads(answered["Payload"].read())
        if "FunctionError" in answered:
            raise InvocationFailed(str(payload))
        return payload

    return invoke


def _in_the_background(task: Callable[[], None]) -> None:
    threading.Thread(target=task, daemon=True).start()

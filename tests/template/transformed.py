"""The template as SAM transforms it, with everything uploaded."""

import copy
from typing import Any

from samtranslator.translator.transform import transform

REGION = "ap-south-1"
UPLOADED = {"CodeUri": "s3://bucket/code.zip", "ContentUri": "s3://bucket/layer.zip"}


class ManagedPolicies:
    """Stands for IAM's list of managed policies: the one that every function has."""

    def load(self) -> dict[str, str]:
        name = "service-role/AWSLambdaBasicExecutionRole"
        return {name.split("/")[1]: f"arn:aws:iam::aws:policy/{name}"}


def translate(template: dict[str, Any], parameters: dict[str, str] | None = None) -> dict[str, Any]:
    """The template that SAM makes of `template` with `parameters`, as if its code were uploaded."""
    uploaded = copy.deepcopy(template)
    for resource in uploaded["Resources"].values():
        properties = resource.get("Properties", {})
        properties.update({key: address for key, address in UPLOADED.items() if key in properties})
    translated: dict[str, Any] = transform(uploaded, parameters or {}, ManagedPolicies())
    return translated

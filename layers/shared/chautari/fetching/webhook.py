"""Requests to addresses that an operator set: a webhook and a dead man's switch. No redirect is followed."""

import json
from collections.abc import Mapping

import requests

# Two of them, and a look, end well within the watcher's two minutes.
SECONDS = 4


def post(url: str, document: Mapping[str, object]) -> str:
    """Post `document` as JSON. Returns why it was not taken; empty where it was."""
    body = json.dumps(document, ensure_ascii=False).encode()
    try:
        response = requests.post(
            url, data=body, headers={"Content-Type": "application/json"}, timeout=SECONDS, allow_redirects=False
        )
    except requests.RequestException as error:
        return type(error).__name__
    return _refusal(response)


def ping(url: str) -> str:
    """Ask for `url`. Returns why it did not answer; empty where it did."""
    try:
        response = requests.get(url, timeout=SECONDS, allow_redirects=False)
    except requests.RequestException as error:
        return type(error).__name__
    return _refusal(response)


def _refusal(response: requests.Response) -> str:
    """The status of an answer that is neither a success nor one that says so elsewhere."""
    return "" if response.ok and not response.is_redirect else f"status {response.status_code}"

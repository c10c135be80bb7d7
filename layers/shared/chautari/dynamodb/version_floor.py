"""Version floor: what a process has read of an item it never reads older again, though its reads cost half.

An eventually consistent read may be answered by a replica that lacks the last second: the one after it too, and then
an answer would go back to a rate that was replaced. Items that are replaced in place have a `version` that only grows.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

# Items of a process: some 200 bytes each.
MOST_ITEMS = 4096

ReadResponse = Mapping[str, Any]


class VersionFloor:
    """The version of each item as it was last read, of the last MOST_ITEMS."""

    def __init__(self) -> None:
        self._versions: dict[str, int] = {}

    def read(self, call: Callable[..., ReadResponse], parameters: Mapping[str, Any]) -> ReadResponse:
        """The response of a read, eventually consistent unless that is behind what was read before."""
        response = call(**{**parameters, "ConsistentRead": False})
        if self.is_behind(parameters, response):
            response = call(**{**parameters, "ConsistentRead": True})
        self.note(parameters, response)
        return response

    def is_behind(self, parameters: Mapping[str, Any], response: ReadResponse) -> bool:
        """Whether an item of the response, or the one that it lacks, was read in a later version before."""
        table = parameters["TableName"]
        if "Key" in parameters and "Item" not in response:
            return _name(table, parameters["Key"]) in self._versions
        return any(version < self._versions.get(name, 0) for name, version in _versions(table, _items(response)))

    def note(self, parameters: Mapping[str, Any], response: ReadResponse) -> None:
        """Remember the versions in a response."""
        for name, version in _versions(parameters["TableName"], _items(response)):
            self._versions.pop(name, None)
            self._versions[name] = version
        while len(self._versions) > MOST_ITEMS:
            del self._versions[next(iter(self._versions))]


def _items(response: ReadResponse) -> Iterable[Mapping[str, Any]]:
    return [response["Item"]] if "Item" in response else response.get("Items", ())


def _versions(table: str, items: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    return [(_name(table, item), int(item["version"]["N"])) for item in items if "version" in item]


def _name(table: str, key: Mapping[str, Any]) -> str:
    return f"{table} {key['pk']['S']} {key['sk']['S']}"

"""Primary keys of hosts of outlets, and of links to their articles.

| item | pk | sk |
| --- | --- | --- |
| host of an outlet: its lease, its next request, the state of each of its feeds | `HOSTS` | `onlinekhabar.com` |
| robots.txt of a host, expires | `ROBOTS#www.onlinekhabar.com` | `ROBOTS` |
| link discovered in a feed, with the feed's entry, expires | `LINK#<id>` | `LINK` |
| outcome of fetching a link, expires | `LINK#<id>` | `OUTCOME` |
"""

from chautari.dynamodb.keys import Key

HOSTS = "HOSTS"


def host(name: str) -> Key:
    """The host `name`, without www."""
    return Key(HOSTS, name)


def robots(host: str) -> Key:
    """The robots.txt of exactly `host`."""
    return Key(f"ROBOTS#{host}", "ROBOTS")


def link(article_id: str) -> Key:
    """The link to an article, as last discovered in a feed."""
    return Key(f"LINK#{article_id}", "LINK")


def id_of_link(pk: str) -> str:
    """The article id in the partition key of a link."""
    return pk.removeprefix("LINK#")


def outcome(article_id: str) -> Key:
    """The outcome of fetching the link to an article."""
    return Key(f"LINK#{article_id}", "OUTCOME")

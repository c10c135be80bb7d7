"""How the items about an authority's rules are named: see `keys` for all others.

| item | pk | sk |
| --- | --- | --- |
| adopted notice of a rule, append-only | `RULES#nrb` | `0001` |
| change of the rules, a correction, append-only | `CORRECTIONS` | `2026-08-17T06:00:00.000000Z#rules#nrb#0001` |
| contradictions of the rules that stand | `CONTRADICTIONS` | `nrb` |
"""

from datetime import datetime

from chautari.dynamodb.keys import CORRECTIONS, Key, instant


def notice(authority: str, number: int) -> Key:
    """The `number`-th notice of an authority's rules, counted from 1."""
    return Key(notices_of(authority), f"{number:04}")


def notices_of(authority: str) -> str:
    """The partition of the notices of an authority's rules."""
    return f"RULES#{authority}"


def change(authority: str, at: datetime, number: int) -> Key:
    """The change of an authority's rules by its `number`-th notice, adopted at `at`."""
    return Key(CORRECTIONS, f"{instant(at)}#rules#{authority}#{number:04}")


def contradictions(authority: str) -> Key:
    """What contradicts the rules of an authority at present."""
    return Key("CONTRADICTIONS", authority)

"""How the items of commercial banks are named: see `keys` for all others.

| item | pk | sk |
| --- | --- | --- |
| a bank's boards of a day: every edition seen, its evidence, the verdicts | `BANK#nabil` | `2026-08-17` |
"""

from datetime import date

from chautari.dynamodb.keys import Key

# The name of the read model of all banks' latest boards.
COUNTER = "counter"


def day(bank: str, on: date) -> Key:
    """The boards of a bank on a day."""
    return Key(days_of(bank), str(on))


def days_of(bank: str) -> str:
    """The partition of a bank's days."""
    return f"BANK#{bank}"

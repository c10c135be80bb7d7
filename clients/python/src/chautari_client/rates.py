"""Latest rates. A rate that is held, pending or late gives no number: its property raises."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args

from chautari_client.errors import Carried, Held, Late, Pending

Status = Literal["confirmed", "official", "provisional", "held", "unpublished"]
State = Literal["fresh", "carried", "late", "stale"]
STATES: tuple[State, ...] = get_args(State)


class Permitted(NamedTuple):
    """What figures are given: of which age at most, and whether of an earlier day than a past one."""

    oldest: State
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old a rate is against the rhythm of its authority, with the reason in words."""

    state: State
    reason: str
    next_expected_at: str


@dataclass(frozen=True, slots=True)
class Move:
    """What a rate changed by since the market day before."""

    amount: Decimal
    percent: Decimal
    since: date


@dataclass(frozen=True, slots=True)
class _Rate:
    """`raw` is the whole row of the answer, `on` the day of which the rate is, None without one.

    - `carried`: whether a past day has none of its own, so that the rate is of an earlier day.
    - `held`: the day in doubt, its figures and reasons, None without one.
    """

    name: str
    name_ne: str
    on: date | None
    on_bs: str | None
    status: Status
    freshness: Freshness | None
    change: Move | None
    proof: str | None
    carried: bool
    held: dict[str, Any] | None
    permitted: Permitted
    raw: dict[str, Any]

    def _figure(self, name: str) -> Decimal:
        """A figure of the row. Raises Held, Pending, Carried or Late."""
        figure = self.raw.get(name)
        if figure is None and self.raw.get("pending"):
            raise Pending(f"{self.name}: {_pending(self.raw)}")
        if figure is None:
            raise Held(f"{self.name} is {self.status}: {_reasons(self.raw)}")
        if self.carried and not self.permitted.carried:
            raise Carried(f"{self.name} is of {self.on}, an earlier day: {_cause(self.held)}")
        if self.freshness and STATES.index(self.freshness.state) > STATES.index(self.permitted.oldest):
            raise Late(f"{self.name} of {self.on} is {self.freshness.state}: {self.freshness.reason}")
        return Decimal(figure)


@dataclass(frozen=True, slots=True)
class Metal(_Rate):
    """A metal, as gold."""

    instrument: str

    @property
    def price(self) -> Decimal:
        """Rupees a tola. Raises NotPriced."""
        return self._figure("price")

    def per(self, weight: Literal["tola", "10g", "g", "oz"]) -> Decimal:
        """Rupees for another weight; what nobody printed is derived. Raises NotPriced."""
        price = self.price
        return price if weight == "tola" else Decimal(self.raw["prices"][weight]["amount"])


@dataclass(frozen=True, slots=True)
class Currency(_Rate):
    """A currency: what the central bank's table says for `unit` of it. Raises NotPriced where it says nothing."""

    code: str
    unit: int | None

    @property
    def buy(self) -> Decimal:
        """What the bank pays for `unit`, in rupees. Raises NotPriced."""
        return self._figure("buy")

    @property
    def sell(self) -> Decimal:
        """What the bank asks for `unit`, in rupees. Raises NotPriced."""
        return self._figure("sell")


def metal(row: dict[str, Any], permitted: Permitted) -> Metal:
    """A metal of its row in the answer."""
    return Metal(**_shared(row, permitted), instrument=row["instrument"])


def currency(row: dict[str, Any], permitted: Permitted) -> Currency:
    """A currency of its row in the answer."""
    return Currency(**_shared(row, permitted), code=row["code"], unit=row.get("unit"))


def freshness(row: dict[str, Any] | None) -> Freshness | None:
    """The freshness of an answer, None on what a later rate has followed."""
    return Freshness(row["state"], row["reason"], row["next_expected_at"]) if row else None


def move(row: dict[str, Any] | None) -> Move | None:
    """The change of an answer."""
    if not row:
        return None
    return Move(Decimal(row["amount"]), Decimal(row["percent"]), date.fromisoformat(row["since"]))


def _shared(row: dict[str, Any], permitted: Permitted) -> dict[str, Any]:
    return {
        "name": row["name"],
        "name_ne": row["name_ne"],
        "on": date.fromisoformat(row["date"]) if row.get("date") else None,
        "on_bs": row.get("date_bs"),
        "status": row["status"],
        "freshness": freshness(row.get("freshness")),
        "change": move(row.get("change")),
        "proof": row.get("proof"),
        "carried": row.get("carried", False),
        "held": row.get("held"),
        "permitted": permitted,
        "raw": row,
    }


def _pending(row: dict[str, Any]) -> str:
    pending = row["pending"]
    return f"nothing has the status that is demanded; of {pending['date']} there is a {pending['status']} rate"


def _cause(held: dict[str, Any] | None) -> str:
    return f"{held['date']} is held" if held else "none is known of the day itself"


def _reasons(row: dict[str, Any]) -> str:
    reasons = (row.get("held") or {}).get("reasons", ())
    return ", ".join(reason["rule"] for reason in reasons) or "nothing is served"

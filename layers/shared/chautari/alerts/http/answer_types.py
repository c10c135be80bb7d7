"""The types of what is asked and answered at /v1/alerts."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.alerts.model.request_body import BUNDLED, PERCENT
from chautari.alerts.model.subscription import AlertState, Channel, Language, Topic
from chautari.api.endpoints.rates import ISO_4217
from chautari.core.answer_types import Amount, Count, Instant, JsonSchema, Positive
from chautari.rates.model.min_status import MinStatus

_KEY = r"^[A-Za-z0-9_-]+={0,2}$"


class PushSubscriptionKeys(TypedDict):
    p256dh: Annotated[str, JsonSchema(pattern=_KEY, description="The browser's public key, a point of P-256.")]
    auth: Annotated[str, JsonSchema(pattern=_KEY, description="Its secret of 16 bytes.")]


class PushSubscription(TypedDict):
    """A browser, as PushSubscription.toJSON() gives it."""

    endpoint: Annotated[str, JsonSchema(format="uri", description="At its push service: https, a public name.")]
    keys: PushSubscriptionKeys
    expirationTime: NotRequired[int | None]


class PushKeyAnswer(TypedDict):
    """What a browser subscribes with."""

    public_key: Annotated[str, JsonSchema(pattern=_KEY, description="applicationServerKey, a point in base64url.")]


class AlertRequest(TypedDict):
    """What somebody subscribes to, by `url` or, of a browser, by `push`."""

    url: NotRequired[
        Annotated[str, JsonSchema(format="uri", description="Where messages are posted: https, a public name.")]
    ]
    push: NotRequired[PushSubscription]
    topics: list[Topic]
    instruments: NotRequired[
        list[
            Annotated[
                str,
                JsonSchema(
                    description="A currency that was listed since is taken too: /v1/forex names all.",
                    anyOf=[{"enum": list(BUNDLED)}, {"pattern": f"^{ISO_4217}$"}],
                ),
            ]
        ]
    ]
    percent: NotRequired[
        Annotated[str, JsonSchema(pattern=rf"^{PERCENT}$", description="The least change that is told, up or down.")]
    ]
    min_status: NotRequired[MinStatus]
    language: NotRequired[Language]
    outlets: NotRequired[Annotated[Positive, JsonSchema(description="How many have to tell a story.")]]


class Challenge(TypedDict):
    challenge: str


class Alert(TypedDict):
    """A subscription; its address is never shown, only its host."""

    id: str
    channel: Channel
    state: AlertState
    host: str
    topics: list[Topic]
    instruments: list[str]
    percent: Amount
    min_status: MinStatus | None
    language: Literal["ne", "en"]
    outlets: Positive
    created_at: Instant
    confirmed_at: Instant | None
    expires_at: Annotated[Instant | None, JsonSchema(description="Unconfirmed: when it is forgotten.")]
    delivered_at: Annotated[Instant | None, JsonSchema(description="The last message that the receiver took.")]
    failures: Annotated[Count, JsonSchema(description="Attempts in a row that failed; ten end it.")]
    given_up: Annotated[Count, JsonSchema(description="Messages that were refused ten times.")]
    reason: Annotated[str | None, JsonSchema(description="What went wrong last, or why it ended.")]


class NewAlert(Alert):
    secret: Annotated[str, JsonSchema(description="Signs messages and is the key to the subscription. Shown once.")]

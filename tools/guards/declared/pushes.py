"""Guards of pushes to browsers: who may be sent to, that the browser confirms, that nothing is lost or kept long."""

from tools.guards.guard import guards

SUBSCRIBING, SERVICES = "alerts/push/test_subscribing_browsers.py", "alerts/push/test_push_services.py"
PUSHES = (
    *guards(
        "alerts/model/push_receiver.py",
        SUBSCRIBING,
        ("if not is_public_https(endpoint, LONGEST_ENDPOINT):", "if False:", "push services inside"),
        ("    if len(key) != length:\n        raise _no_key(name, length)\n", "", "keys of another length"),
        ("not re.fullmatch(BASE64URL, text)", "False", "keys with what is no base64url"),
        (
            "EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)",
            "EllipticCurvePublicKey",
            "points that lie on no curve",
        ),
        ('service[0] == "." and host.endswith(service)', "host.endswith(service)", "hosts that end like a service"),
    ),
    *guards(
        "alerts/http/subscribing.py",
        SUBSCRIBING,
        (
            '        if "url" in body:\n            raise bad_value("push", "a subscription has either url or push")\n',
            "",
            "one of two receivers dropped unsaid",
        ),
        ("        self.public_key()\n", "", "browsers that nothing can be signed for"),
        (
            "subscription.url if is_shared else subscription.host",
            "subscription.url if subscription.keys else subscription.host",
            "a server of somebody that is flooded",
        ),
    ),
    *guards(
        "alerts/attempts.py",
        f"{SUBSCRIBING} {SERVICES}",
        (
            'subscription.state == "unconfirmed" and is_push',
            'subscription.state == "unconfirmed" and False',
            "what a push service answers taken for the browser",
        ),
        ("is_push and answer.status == NOT_FOUND", "False", "browsers that are gone"),
        ("is_push and answer.status == TOO_LARGE", "False", "what will never be taken"),
        (" or attempt.pause or ", " or ", "services that want a pause within a run"),
    ),
    *guards(
        "alerts/model/subscription.py",
        SERVICES,
        ('url="", keys=None', 'url=""', "keys of browsers that are gone"),
        ("backoff.delay(failures, pause)", "backoff.delay(failures)", "services that want a pause"),
        ("due_at=now + pause", "due_at=now", "services that want a pause after what they took"),
    ),
    *guards(
        "alerts/model/backoff.py",
        SERVICES,
        ("min(max(seconds, 0), _DELAYS[-1].total_seconds())", "max(seconds, 0)", "pauses without end"),
        ("max(seconds, 0)", "seconds", "pauses that are over"),
    ),
    *guards(
        "alerts/payload.py",
        SERVICES,
        ("title[:MOST_LETTERS]", "title", "pushes that no service takes"),
    ),
    *guards(
        "alerts/push/push_key.py",
        "alerts/push/test_encryption.py",
        (" or not isinstance(private.curve, SECP256R1)", "", "keys of another curve"),
    ),
    *guards(
        "alerts/delivery.py",
        "alerts/push/test_key_of_deployment.py alerts/push/test_subscribing_browsers.py",
        (" if key else delivered", "", "pushes that nobody signed"),
        ("[pair for pair in due if pair not in browsers]", "due", "pushes in the clear"),
    ),
)

"""Guards of alerts: who may be sent to, who is told, that nothing is lost, and that nothing inside is reached."""

from tools.guards.guard import guards

ALERTS = (
    *guards(
        "fetching/webhook_client.py",
        "fetching/test_webhook_client.py",
        ("ssrf.require_public(address, host)", "pass", "names that lead inwards"),
        ('parts.scheme != "https" or parts.netloc.lower() != host', "False", "another scheme, port or user"),
        ("return 200 <= self.status < 300", "return 200 <= self.status < 400", "redirects taken for a success"),
        ("response.read(MOST_BYTES)", "response.read()", "answers without end"),
        ("        watch.start()\n", "", "receivers that drip for ever", True),
    ),
    *guards(
        "alerts/attempts.py",
        "alerts/test_subscribing.py alerts/test_runs.py alerts/test_receivers.py",
        (
            'subscription.state == "unconfirmed" and not _gives_back(answer.body, subscription.challenge)',
            "False",
            "whoever answers 200 taken for one who wants to be told",
        ),
        ('json.loads(text) == {"challenge": challenge}', "challenge in text", "echoes taken for a confirmation"),
        ("[:MOST_MESSAGES]", "", "one receiver that takes all the time of a run"),
        ("        if not is_time_left():\n            return\n", "", "attempts that the end of a run cuts off"),
        ("is_gone = answer.status == GONE or ", "is_gone = ", "a receiver that wants nothing any more"),
    ),
    *guards(
        "alerts/model/choosing.py",
        "alerts/test_rates.py alerts/test_telling.py",
        ("since is None or happening.at < since or ", "since is None or ", "what was so before the confirmation"),
        (" or (wanted.min_status and not happening.is_sure)", "", "doubtful rates for who wants sure ones"),
        ("if happening.instrument not in wanted.instruments:", "if False:", "rates that nobody subscribed to"),
        (" and abs(happening.percent) >= wanted.percent", "", "changes below the bound"),
        (" and happening.outlets >= wanted.outlets", "", "stories of one outlet"),
    ),
    *guards(
        "alerts/model/request_body.py",
        "alerts/test_subscribing.py",
        ("name not in MEMBERS", "False", "members that nobody knows"),
        ("or not Decimal(text)", "or False", "a change of nothing"),
        ("not 2 <= value <= MOST_OUTLETS", "False", "stories of one outlet for all"),
    ),
    *guards(
        "alerts/model/https_address.py",
        "alerts/test_subscribing.py",
        ('parts.scheme == "https" and ', "", "receivers without TLS"),
        ("bool(_HOST.fullmatch(parts.netloc))", "True", "hosts that are no public name"),
        (" or len(url) > longest", "", "addresses without end"),
        (" and not parts.fragment", "", "addresses that no server sees whole"),
        ('parts.netloc.rpartition(".")[2] in _NOT_PUBLIC', "False", "receivers of names that are of a network at home"),
    ),
    *guards(
        "alerts/model/subscription.py",
        "alerts/test_receivers.py alerts/test_subscribing.py alerts/test_rates.py",
        ("failures >= backoff.MOST_FAILURES", "False", "receivers that are asked for ever"),
        ("self.challenges < MOST_CHALLENGES", "True", "strangers who are asked to confirm for ever"),
        ('state="dead", url=""', 'state="dead"', "addresses of dead receivers"),
        ("self.expires_at is None or now < self.expires_at", "True", "subscriptions that nobody confirmed"),
    ),
    *guards(
        "alerts/http/subscribing.py",
        "alerts/test_subscribing.py",
        (" or not message_signing.is_same(stored.secret, secret)", "", "the subscriptions of others"),
        ("not isinstance(challenge, str) or not message_signing.is_same(challenge, own.challenge)", "False", "guesses"),
        ('states["active"] >= MOST or ', "", "subscriptions without end"),
        (' or states["unconfirmed"] >= MOST_UNCONFIRMED', "", "subscriptions that nobody confirms, without end"),
        ("if places[_place(made)] >= MOST_OF_HOST:", "if False:", "one host that is flooded"),
    ),
    *guards(
        "alerts/http/alerts_api.py",
        "alerts/test_subscribing.py",
        ('.strip().lower() != "application/json"', '.strip().lower() == "never"', "pages of other sites"),
        ("if len(raw) > LARGEST_BODY:", "if False:", "bodies without end"),
    ),
    *guards(
        "alerts/store/messages.py",
        "alerts/test_rates.py alerts/test_telling.py alerts/test_runs.py",
        (
            '{"expires_at": expires_at}, "attribute_not_exists(pk)")',
            '{"expires_at": expires_at})',
            "messages made twice",
        ),
    ),
    *guards(
        "alerts/happenings/rates.py",
        "alerts/test_rates.py",
        (' and today(request.now) - date.fromisoformat(row["date"]) <= OLDEST', "", "old rates told as new"),
    ),
    *guards(
        "alerts/happenings/titles.py",
        "alerts/test_rates.py",
        ('[_DOUBT] * (row["status"] == "provisional")', "[_DOUBT] * 0", "doubt that is not said first"),
    ),
    *guards(
        "alerts/happenings/corrections.py",
        "alerts/test_telling.py",
        ("at - OVERLAP", "at", "corrections that were written late"),
    ),
    *guards(
        "alerts/telling.py",
        "alerts/test_telling.py",
        ("_was_told(request, subscription, happening.corrects)", "False", "wrong numbers that are not taken back"),
    ),
    *guards(
        "alerts/payload.py",
        "alerts/test_runs.py",
        ("if len(body) > MOST_BYTES:", "if False:", "messages without end"),
    ),
    *guards(
        "watch/model/outlook.py",
        "watch/test_alerts.py",
        ("findings.now - due_since > ALERTS_WAIT", "False", "alerts that nobody sends"),
    ),
)

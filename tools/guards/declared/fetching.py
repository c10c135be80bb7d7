"""Guards of the client: bounds of an answer, where it may come from, what it may be."""

from tools.guards.guard import guards

NO_CHECK = "(lambda *_: None)"

FETCHING = (
    *guards(
        "fetching/http_client.py",
        "fetching/test_http_client.py fetching/test_http_client_retries.py fetching/test_ssrf.py",
        ("ssrf.require_https", NO_CHECK, "plain http"),
        ("ssrf.require_public(", f"{NO_CHECK}(", "connections into a private network"),
        ('self.poolmanager.pool_classes_by_scheme = {"https": _Pool}', "pass", "connections that nobody looks at"),
        ("def get_redirect_target", "def get_no_target", "the whole body of a redirect"),
        ("allow_redirects=False, stream", "allow_redirects=True, stream", "redirects that are followed"),
        ("timeout=TIMEOUT", "timeout=None", "hosts that never answer"),
        ("stream=True\n", "stream=False\n", "bodies read before they are measured"),
        ("len(body) > MOST_BYTES", "False", "bodies without end"),
        ("time.monotonic() > deadline", "False", "bodies that drip"),
        ("range(self._retries if request.retried else 0)", "range(9)", "asking on and on"),
        ("requested > LONGEST_WAIT", "False", "waiting as long as a host likes"),
        (" or is_challenge(response)", "", "asking a wall again"),
    ),
    *guards(
        "fetching/response_checks.py",
        "fetching/test_response_checks.py",
        ("    if is_challenge(response):", "    if False:", "a wall taken for an answer"),
        ("status in (401, 403, 407, 429, 451)", "False", "a refusal taken for a missing page"),
        ("300 <= status < 400", "False", "a redirect taken for a broken answer"),
        ("    if status != 200:", "    if False:", "an answer of another status"),
        ("len(response.body) > MOST_BYTES", "False", "answers without end"),
        ("        _require_body(response)", "        pass", "empty answers"),
        ("        _require_media_type(request, response)", "        pass", "answers of another kind"),
        ("request.conditional and response.unchanged", "response.unchanged", "304 to what is not known"),
        ('f"{target.hostname}{target.path}"', "target.geturl()", "secrets of a redirect in the log"),
        ("response.body[:2_000]", "response.body[:0]", "a page for people instead of a feed"),
    ),
    *guards(
        "fetching/ssrf.py",
        "fetching/test_ssrf.py rates/ingest/test_pipeline.py news/crawling/test_polite_client.py",
        ("_origin(request) not in map(_origin, declared)", "False", "asking another host than the source's"),
        ('parts.scheme != "https" or ', "", "pages of outlets over plain http"),
        ("parts.netloc.lower() != parts.hostname", "False", "ports and names of users in an outlet's links"),
        ("bare_host(parts.hostname) not in hosts", "False", "hosts that an outlet does not declare"),
        ('urlsplit(request.url).scheme != "https"', "False", "other schemes"),
        ("not is_public(address)", "False", "private addresses"),
        ("any(parsed in tunnel for tunnel in _TUNNELS)", "False", "IPv6 tunnels into a private network"),
        ("parsed.ipv4_mapped or parsed in _NAT64", "False", "IPv4 within IPv6"),
        (" and not parsed.is_multicast", "", "multicast addresses"),
    ),
    *guards(
        "fetching/recorded.py",
        "fetching/test_recorded.py",
        ("if recording.fetched_at <= now", "if True", "recordings of the future"),
        ("fetched_at.tzinfo is None", "False", "recordings without a zone"),
    ),
)

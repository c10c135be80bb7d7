"""Guards of the read side: what may be asked, what an answer may hold, what a browser may do with it."""

from tools.guards.guard import guards

READ_SIDE = (
    *guards(
        "api/endpoint.py",
        "api/test_endpoint.py api/test_contract.py",
        ("self.allowed and value not in self.allowed", "False", "values that are not allowed"),
        ("self.pattern and not re.fullmatch(self.pattern, value)", "False", "values of another form"),
        (" and int(value) <= self.most", "", "pages without end"),
        (", max_num_fields=MOST_FIELDS", "", "parameters without end"),
        ("    if name in given:", "    if False:", "a parameter given twice"),
        ('if "\\ufffd" in value:', "if False:", "values that are no UTF-8"),
        ("elif not self._ignores(name):", "elif False:", "parameters that nobody knows"),
        ("    if parameter.required:", "    if False:", "missing parameters"),
    ),
    *guards(
        "api/cursor.py",
        "api/test_cursor.py api/test_contract.py api/platform/test_job_runs.py",
        ("[type(member) for member in place] != list(kinds)", "False", "members of another kind"),
        ("digest != _query_digest(request)", "False", "cursors of another question"),
        ("except (ValueError, TypeError):", "except FloatingPointError:", "cursors that are no JSON"),
        ("    except ValueError:\n", "    except FloatingPointError:\n", "cursors whose dates are none"),
    ),
    *guards(
        "api/as_of.py",
        "api/test_instants_and_codings.py",
        ("at > request.now", "False", "instants that are yet to come"),
    ),
    *guards(
        "api/dates.py",
        "api/test_instants_and_codings.py api/test_contract.py",
        ("    if first > last:", "    if False:", "windows that end before they begin"),
        ("        bikram_sambat.to_bs(on)\n", "", "days outside the calendar"),
        ('if first > today(request.now) and not request.values[name].startswith("bs:"):', "if False:",
         "a window that is all to come"),
    ),
    *guards(
        "api/rates/conversion.py",
        "api/rates/test_conversion.py api/test_contract.py",
        ('len(text.replace(".", "")) > MOST_DIGITS', "False", "amounts without end"),
        ("if not amount:", "if False:", "amounts of nothing"),
    ),
    *guards(
        "api/news/listing.py",
        "api/news/test_articles.py",
        ("range(0, MOST_LOOKED_THROUGH, AT_ONCE)", "range(0, 99_999, AT_ONCE)", "a list looked through to its end"),
    ),
    *guards(
        "api/responses.py",
        "api/test_instants_and_codings.py api/test_contract.py",
        ("default-src 'none'; frame-ancestors 'none'", "", "answers that load and frame"),
        ('    "X-Content-Type-Options": "nosniff",\n', "", "answers taken for another kind"),
        (', "Cache-Control": "no-store"}', "}", "refusals that are kept"),
        ('weight.rstrip("0.") != "q="', "True", "gzip to who refuses it"),
        (', "Vary": "Accept-Encoding"', "", "gzip out of a cache to who cannot read it"),
    ),
    *guards(
        "api/responses.py",
        "api/embeds/test_frames.py",
        ("FRAMABLE if reply.framable else COMMON", "FRAMABLE", "pages that any site may frame"),
    ),
    *guards(
        "api/endpoints/embeds.py",
        "api/embeds/test_frames.py",
        ('pattern="#?[0-9A-Fa-f]{6}"', 'pattern="[^x]*"', "rules of style in a colour"),
    ),
    *guards(
        "api/embeds/oembed.py",
        "api/embeds/test_oembed.py",
        ("bool(origin) and address.netloc.lower() == urlsplit(origin).netloc.lower()", "True",
         "frames for addresses of other sites"),
        (" or parse_qsl(address.query)", "", "today's frame for the page of another day"),
    ),
    *guards(
        "api/cache_control.py",
        "api/test_midnight.py api/rates/test_freshness.py flows/test_as_of.py",
        ("fresh = min(MINUTE, remaining)", "fresh = MINUTE", "yesterday kept past midnight"),
        ("min(on_error, remaining - fresh)", "on_error", "yesterday shown on an error"),
        ("now - at > timedelta(seconds=HOUR)", "True", "an instant kept while its run is at work"),
    ),
    *guards(
        "api/app.py",
        "api/test_instants_and_codings.py api/test_contract.py",
        ("        self.exception_handler(Exception)(self._unexpected_error)\n", "", "the insides of an error"),
        ('f"nothing is at {path[:100]}"', 'f"nothing is at {path}"', "endless addresses in an answer"),
    ),
    *guards(
        "web/html.py",
        "web/test_html.py",
        ("escape(children, quote=False)", "children", "markup in a text"),
        ("{escape(str(value))}", "{value}", "quotes that end an attribute"),
        ("address if _SAFE.match(address) else \"#\"", "address", "links that run code"),
        ("/(?!/)", "/", "links to another host by two slashes"),
        ('"rel": "noopener noreferrer external"', '"rel": "external"', "pages that say where a reader came from"),
    ),
)  # fmt: skip

"""Guards of what is composed ahead: when it holds, who may replace it, and what ends it."""

from tools.guards.guard import guards

COMPOSITION = (
    *guards(
        "composition/part_stamps.py",
        "composition/test_revisions.py",
        ("{clock.revisions if clock else 0}", "", "revisions that are composed once a day"),
    ),
    *guards(
        "news/store/articles.py",
        "composition/test_revisions.py",
        ("(change_clock.end_revision if previous else change_clock.end)", "change_clock.end",
         "a revision that no composer hears of"),
        ("    change_clock.end_revision(table, at)\n", "    change_clock.end(table, at)\n",
         "a revision, completed by another, that no composer hears of"),
    ),
    *guards(
        "dynamodb/composed_answers.py",
        "composition/test_composer.py",
        ("return self.at <= now < ", "return now < ", "an answer of later at an earlier moment"),
        ("return min(oldest, self.until or oldest)", "return oldest", "a freshness that has ended"),
        ("oldest = self.at + self.life", "oldest = self.at + self.life * 99", "answers that nothing composes any more"),
        (", **codec.next_version(answer.version)", "", "an answer of older parts written over a newer one"),
        ("until=stored.at, ", "", "an answer served on after its parts were replaced"),
    ),
    *guards(
        "dynamodb/composed_parts.py",
        "composition/test_pages.py",
        (
            "        _replace(table, part, ())\n        composed_answers",
            "        composed_answers",
            "pages that a run left standing which was killed while it ended them",
        ),
        ("        composed_answers.expire(table, names, now)", "        pass", "pages of rates that were replaced"),
    ),
    *guards(
        "dynamodb/composed_parts.py",
        "composition/test_pages_of_rates.py",
        ("{*before.names, *names}", "{*names}", "pages that nothing ends any more"),
    ),
    *guards(
        "rates/ingest/projections.py",
        "composition/test_composer.py composition/test_pages_of_rates.py",
        (
            '        composed_answers.expire(table, [*changing, "home"], now)',
            "        pass",
            "a replay or an adopted rule that is not seen for half an hour",
        ),
        ("sorted(set(markets)), set(stored)", "sorted(set(markets)), set()", "days that no view has, on no page"),
        ("            ending.add(market)\n", "", "pages of rates that changed, until the next dispatch"),
        ('[*sorted(ending), "record"]', "sorted(ending)", "a correction that the status does not show"),
    ),
    *guards(
        "api/composed_replies.py",
        "composition/test_pages.py",
        (' or answer.origin not in ("", request.origin)', "", "pages with the addresses of another site"),
        (" or not answer.holds(request.now)", "", "pages that hold no more"),
        ("if not (_is_plain(endpoint, request.values) and ", "if not (", "a page that lacks the result of its form"),
    ),
    *guards(
        "api/composed_replies.py",
        "composition/test_pages_of_the_calendar.py",
        (" and _is_composed(request)):", "):", "a read more of each year that is never composed"),
    ),
    *guards(
        "composition/part_stamps.py",
        "composition/test_pages_of_the_calendar.py",
        (" {_of_calendar(table)}", "", "pages of years that a run wrote which was killed"),
    ),
    *guards(
        "dynamodb/request_cache.py",
        "composition/test_pages_of_the_calendar.py",
        ('{**parameters, "ConsistentRead": True}', "parameters", "a page of a day, made of parts of a second ago"),
    ),
    *guards(
        "api/markets/prices.py",
        "composition/test_page_of_fuel.py",
        ("(*effects, *late)", "effects", "fuel whose page nobody reads any more, told in time until midnight"),
    ),
    *guards(
        "composition/addresses.py",
        "composition/test_page_of_fuel.py",
        ('(part, "record") if', "(part,) if", "fuel told late after its page was read again"),
    ),
    *guards(
        "api/calendar/response.py",
        "composition/test_pages_of_the_calendar.py",
        (", until=cache_control.midnight(request.now))", ")", "a list of the year that ended at midnight"),
    ),
    *guards(
        "composition/page_composer.py",
        "composition/test_pages_of_the_calendar.py",
        ("            month_rows.renew(table, now)", "            pass", "months of an hour ago on the page of a day"),
        ("{name for name in noted if addresses.is_dated(name)} - names", "()", "days gone by that are ended for ever"),
    ),
    *guards(
        "composition/storing.py",
        "composition/test_pages.py",
        ("if before and before.holds(now):", "if False:", "a page of what there is no more"),
        (" and now < renewed_at(before)", "", "pages that end before the next dispatch"),
        ("policy = reply.headers.get(", "policy = {}.get(", "pages that may load nothing, or anything"),
    ),
    *guards(
        "composition/page_composer.py",
        "composition/test_pages.py",
        ("        if not site:\n            return []\n", "", "pages without the name of their site"),
        ("recent.stamp != stamp or ", "", "pages of parts that changed since"),
        (" or now >= recent.until", "", "pages that ended, made of their parts all day"),
    ),
    *guards(
        "composition/part_stamps.py",
        "composition/test_pages.py",
        ('" ".join([of_site, ', '" ".join([', "pages of the site before its name changed"),
    ),
    *guards(
        "web/page_style.py",
        "web/test_page_style.py",
        (" if needed <= names)", ")", "a style of which half is for other pages"),
        ('kept = prelude if inner else ""', "kept = prelude", "rules of which nothing is left"),
        ("_scripted() if has_script else names", "names if has_script else names", "the result of a form, unstyled"),
    ),
)  # fmt: skip

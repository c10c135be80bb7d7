"""Guards of the pages: what is said of a rate, what a form takes, what a page loads."""

from tools.guards.guard import guards

PAGES = (
    *guards(
        "rates/model/trend.py",
        "rates/model/test_trend.py",
        ("if days[-1].date - day.date > LONGEST_GAP:", "if False:", "the highest since before an unknown stretch"),
        ("if day.served and day.date", "if day.date", "a held day in a trend"),
        ("if day.date > last - YEAR]", "if True]", "a year of more than its days"),
    ),
    *guards(
        "web/standing.py",
        "web/test_standing.py",
        ('and not rate["held"]', "", "a sentence beside a held rate"),
        ('and not rate.get("pending")', "", "a sentence beside a pending rate"),
        ('== (trend["date"], trend["value"])', "!= ()", "a sentence on another day's trend"),
        ('year["days"] >= YEAR_DAYS and ', "", "tenths of a season"),
        ('if year["days"] < YEAR_DAYS:', "if False:", "the range of a season"),
    ),
    *guards(
        "web/rates.py",
        "web/test_standing.py",
        ('rate["status"] in SURE and ', "", "a sentence on a provisional rate"),
        ('and freshness["state"] in TIMELY', "", "a sentence on a late rate"),
    ),
    *guards(
        "web/rates.py",
        "web/test_caution.py",
        ('if said and said["state"] not in TIMELY else None', "if False else None", "a sum with a late rate"),
        ('if rate["freshness"]["state"] in TIMELY)', "if True)", "one late rate said of a whole table"),
    ),
    *guards(
        "web/forex.py",
        "web/test_caution.py",
        ("return None if is_of_lead else", "return None if True else", "a late rate in the table of today"),
        ('if rate.get("status") == "held" and', "if False and", "dashes without a reason"),
    ),
    *guards(
        "web/counter.py",
        "web/test_caution.py",
        (' if offer["notes_column"] else None', "if False else None", "a rate of notes as one of transfers"),
    ),
    *guards(
        "api/platform/today_text.py",
        "api/platform/test_glance.py",
        (
            'if rate["held"] and rate["freshness"]:',
            "if False:",
            "a text that hides that a newer rate is held",
        ),
    ),
    *guards(
        "api/platform/share_card.py",
        "api/platform/test_glance.py",
        ('if rate["held"] else []', "if False else []", "a picture that hides that a newer rate is held"),
    ),
    *guards(
        "web/sparkline.py",
        "web/test_sparkline.py",
        ("for number in numbers) < LEAST_DRAWN:", "for number in numbers) < 1:", "a line of a few days"),
        ("and day - days[at - 1] <= LONGEST_STEP", "", "a line over days that are not known"),
    ),
    *guards(
        "web/stories.py",
        "web/test_rate_strip.py",
        ('if address.startswith("https://")', "if True", "a picture by another scheme"),
    ),
    *guards(
        "api/pages/form_values.py",
        "api/pages/test_form_values.py",
        ('if calendar == "bs" and _is_of_our_time(text, request):', "if False:", "a day of our time as one of 1969"),
        ("    except NotAnAmount:", "    except FloatingPointError:", "an amount that is none, as a mistake of ours"),
    ),
)

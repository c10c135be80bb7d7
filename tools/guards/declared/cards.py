"""Guards of cards and of what pages tell others: nothing stale is sure, nothing wrong ends a run."""

from tools.guards.guard import guards

CARDS = (
    *guards(
        "cards/rate_card.py",
        "cards/test_cards.py",
        ("in rates.TIMELY", 'in (*rates.TIMELY, "late")', "a late rate that looks timely"),
        ("len(rows) * height <= STATES_HEIGHT", "True", "words of a state below the card's foot"),
        ('{**rate, "freshness": None} if passing else rate', "rate", "a card that says of a past day that it is today"),
    ),
    *guards(
        "cards/day_card.py",
        "cards/test_cards.py",
        ("not in NAMING_THE_DAY else []", "else []", "a state cut since the day stands there twice"),
        ("if feast not in named", "", "a holiday that stands there twice"),
    ),
    *guards(
        "cards/rate_chart.py",
        "cards/test_cards.py",
        (
            "after.day - before.day > LONGEST_STEP:",
            "after.day - before.day > 999:",
            "a line over days without a figure",
        ),
        ("if len(figures) < LEAST_DRAWN:", "if False:", "a line of no days"),
    ),
    *guards(
        "cards/canvas.py",
        "cards/test_cards.py",
        ("max(SMALLEST, min(size, ", "max(1, min(size, ", "letters too small to read"),
        ("while len(words) > 1 and ", "while False and ", "a text that runs out of the card"),
    ),
    *guards(
        "cards/painter.py",
        "cards/test_cards.py",
        ('if not features.check("raqm"):', "if False:", "Devanagari that is not shaped"),
    ),
    *guards(
        "cards/job.py",
        "cards/test_job.py functions/test_cards_of_rates.py",
        ("if canvas and before.get(path) != digest:", "if canvas:", "a card written again that tells the same"),
        ("record.holds_at(self.now) and ", "", "a source that goes late with nobody writing"),
        (" and record.etags == card_contents.etags(self.table)", "", "an answer that changed"),
        (
            "LettersNotShaped, ClientError, BotoCoreError)",
            "LettersNotShaped, BotoCoreError)",
            "a bucket that ends a run",
        ),
        ("                raise\n", "                pass\n", "a mistake of ours that nobody hears of"),
        (" and {*report.failed} <= {*report.mistakes}", "", "a failed card that is not tried again"),
        (" and bool(all(days) or report.mistakes)", "", "cards without a calendar that came after the rates"),
        ("                if self.has_time()\n", "", "a card that is begun too late"),
        ("and not by_new_code ", "", "cards as older code drew them"),
    ),
    *guards(
        "cards/card_contents.py",
        "cards/test_job.py",
        ("min([*filter(None, changes), _midnight(now)])", "max([*filter(None, changes), _midnight(now)])", "yesterday"),
    ),
    *guards(
        "web/structured_data.py",
        "api/pages/test_head.py",
        ("if is_sure_and_timely(rate) and ", "if ", "a doubted or late rate told to search engines as the present one"),
    ),
    *guards(
        "web/head.py",
        "api/pages/test_head.py api/pages/test_pages.py",
        ('.replace("<", "\\\\u003c")', "", "a name that ends the data and begins a script"),
        (" if origin else ())", ")", "an address that nobody asked"),
    ),
    *guards(
        "api/platform/site_map.py",
        "api/platform/test_site_files.py",
        ('    "Disallow: /*?",\n', "", "robots in queries without an end"),
        ('    "Disallow: /*/proof/",\n', "", "robots in the proof of every number"),
        ("max(year - YEARS_AROUND, bikram_sambat.FIRST_YEAR)", "bikram_sambat.FIRST_YEAR", "a map of 131 years"),
    ),
)

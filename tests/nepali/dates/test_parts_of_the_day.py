"""The part of the day in Nepali next to a time: which hour it determines, and where the hour stays ambiguous."""

from datetime import datetime, time

import pytest

from chautari.nepali.clock import NPT
from chautari.nepali.dates.moment_parser import ParsedMoment, read

DAY = datetime(2026, 8, 17, tzinfo=NPT)  # 1 Bhadau 2083
TIMES = [
    ("५ : ३० अपराह्न", time(17, 30)),
    ("५:३० अपरान्ह", time(17, 30)),
    ("५:३० अपराह्\u200dन", time(17, 30)),
    ("५:३० (अपराह्न)", time(17, 30)),
    ("५:३०, अपराह्न", time(17, 30)),
    ("पूर्वान्ह ११:१५", time(11, 15)),
    ("१२:१५ पूर्वाह्न", time(0, 15)),
    ("बिहानको ९:३०", time(9, 30)),
    ("साँझको ५:३०", time(17, 30)),
    ("सांझ ५:३०", time(17, 30)),
    ("सायं ५:३०", time(17, 30)),
    ("बेलुका ९:१५", time(21, 15)),
    ("दिउंसो २:१५", time(14, 15)),
    ("दिउँसो ११:३०", time(11, 30)),
    ("दिउँसो १२:३०", time(12, 30)),
    ("दिउँसो १३:३०", time(13, 30)),
    ("५:३० पीएम", time(17, 30)),
    ("५:३० एएम", time(5, 30)),
    ("५:३० p. m.", time(17, 30)),
    ("५.३० अपराह्न", time(17, 30)),
    ("अपराह्न ५.३०", time(17, 30)),
    ("५：३० अपरान्न", time(17, 30)),
    ("५∶३० अपराह्न", time(17, 30)),
    ("साँझ ५ बजेर ३० मिनेट", time(17, 30)),
    ("साँझपख ५:३०", time(17, 30)),
    ("मध्यान्ह १२:१५", time(12, 15)),
    ("5:30 in the evening", time(17, 30)),
    ("Afternoon 5:30", time(17, 30)),
    ("५:३० रातोपाटी", time(5, 30)),
]
LEFT_OPEN = [
    "दिउँसो ८:३०",
    "साँझ ११:१५",
    "बेलुका १२:१५",
    "राति ८:३०",
    "राती ८:३०",
    "रातको ८:३०",
    "मध्यरात १२:१५",
    "8:30 at night",
    "साढे ५ बजे",
    "बिहान सवा ९ बजे",
    "बिहान ९:३० बेलुका ५:३०",
    "अपराह्न ५:३० पूर्वाह्न",
]


@pytest.mark.parametrize(("text", "at"), TIMES)
def test_the_part_of_the_day_determines_the_hour(text: str, at: time) -> None:
    assert read(f"२०८३ भदौ १, {text}") == ParsedMoment(datetime.combine(DAY, at, NPT), exact=True)


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_an_ambiguous_hour_gives_the_day_only(text: str) -> None:
    assert read(f"२०८३ भदौ १, {text}") == ParsedMoment(DAY, exact=False)

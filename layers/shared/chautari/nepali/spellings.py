"""Names of months and weekdays in the spellings that are in use: `पुष`, `मङ्गसिर`, `असाेज`, `Aswin`, `बुधवार`, `Tue`.

A Nepali name is compared by its skeleton: short and long i and u, the three s, v and b, every nasal, and vowel signs
that were typed in two parts count as the same. No two months share a skeleton.
"""

import unicodedata
from collections.abc import Iterable, Mapping

_MONTHS = (
    "baisakh baishakh vaisakh vaishakh baisakha baishakha vaishakha baisak baishak बैशाख बैशाष",
    "jestha jeth jyestha jyeshtha jesth jeshtha jesta jyesth jaistha jaishtha जेठ जेष्ठ ज्येष्ठ",
    "asar ashar asad ashad asadh ashadh ashadha asadha aasar asaar aashad aashadh aasad असार आषाढ अषाढ आसाढ असाढ",
    "shrawan sawan saun srawan shravan shrawana shravana sravan saawan shraban sraban साउन श्रावण सावन साऊन",
    "bhadra bhadau bhado bhadrapada bhaadra bhadaw bhadou भदौ भाद्र भाद्रपद भाद्रपद्र भादौ भादो भदो",
    "asoj ashoj ashwin aswin asauj ashwina aashwin aswina ashvin aasoj asoz असोज आश्विन अश्विन असौज आसोज",
    "kartik kattik karthik kartika kaartik karttik कात्तिक कार्तिक कार्त्तिक कातिक",
    "mangsir mansir marga marg margashirsha mangshir mangseer manshir mangasir margsir "
    "मंसिर मंग्सिर मंगसिर मग्सिर मङि्सर मार्ग मार्गशीर्ष मार्गसिर",
    "poush push paush pus poos paus pous pousha pausha poosh पुस पौष",
    "magh mag magha maagh माघ",
    "falgun phalgun fagun phagun falguna phalguna faagun faalgun फागुन फाल्गुन",
    "chaitra chait chaita chaitr chaitya चैत चैत्र",
)
_WEEKDAYS = (  # Monday first, as `date.weekday()`
    "mon monday सोम सोमबार",
    "tue tues tuesday मंगल मंगलबार",
    "wed wednesday बुध बुधबार",
    "thu thur thurs thursday बिहि बिहिबार बृहस्पति बृहस्पतिबार",
    "fri friday शुक्र शुक्रबार",
    "sat saturday शनि शनिबार शनिश्चरबार",
    "sun sunday आइत आइतबार आदित्यबार",
)
_JOINERS = ("\u200c", "\u200d")
# What looks alike or sounds alike. Two-part vowels first: a sign that is typed for o or au in two keys stays two.
_EQUIVALENTS = (
    *((("ाे", "ो"), ("ाै", "ौ"), ("अा", "आ"), ("आे", "ओ"), ("आै", "औ"), ("एे", "ऐ"), ("ेे", "ै"), ("ेै", "ै"))),
    *((("ङ्", "ं"), ("ङ", "ं"), ("म्स", "ंस"), ("न्स", "ंस"), ("ँ", "ं"), ("ी", "ि"), ("ू", "ु"), ("ई", "इ"), ("ऊ", "उ"))),
    *((("श", "स"), ("ष", "स"), ("ण", "न"), ("व", "ब"))),
)


def month_named(name: str) -> int | None:
    """The number of the month with this spelling: 4 for `Sawan`, `साउन`, `श्रावण`; None if there is none."""
    return _MONTH_OF.get(_skeleton(name))


def weekday_named(name: str) -> int | None:
    """The weekday with this spelling, Monday 0 to Sunday 6; None if there is none."""
    return _WEEKDAY_OF.get(_skeleton(name))


def _skeleton(name: str) -> str:
    text = unicodedata.normalize("NFC", name).lower()
    if text.isascii():
        return text
    for joiner in _JOINERS:
        text = text.replace(joiner, "")
    for written, counted in _EQUIVALENTS:
        text = text.replace(written, counted)
    return text


def _by_skeleton(spellings: Iterable[str], first: int) -> Mapping[str, int]:
    return {_skeleton(name): number for number, names in enumerate(spellings, first) for name in names.split()}


_MONTH_OF = _by_skeleton(_MONTHS, 1)
_WEEKDAY_OF = _by_skeleton(_WEEKDAYS, 0)

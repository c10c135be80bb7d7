"""Number words of both languages: what `पैँतालीस`, `forty`, `लाख` and `million` count."""

from decimal import Decimal

from chautari.nepali.word_keys import word_key

# 0 to 99 as they are commonly spelt; the key of a word takes other spellings too.
_NEPALI = """
    शून्य एक दुई तीन चार पाँच छ सात आठ नौ दश एघार बाह्र तेह्र चौध पन्ध्र सोह्र सत्र अठार उन्नाइस बीस एक्काइस बाइस तेइस चौबीस
    पच्चीस छब्बीस सत्ताइस अट्ठाइस उनन्तीस तीस एकतीस बत्तीस तेत्तीस चौँतीस पैँतीस छत्तीस सैँतीस अठतीस उनन्चालीस चालीस एकचालीस
    बयालीस त्रिचालीस चवालीस पैँतालीस छयालीस सतचालीस अठचालीस उनन्पचास पचास एकाउन्न बाउन्न त्रिपन्न चउन्न पचपन्न छपन्न सन्ताउन्न
    अन्ठाउन्न उनन्साठी साठी एकसट्ठी बयसट्ठी त्रिसट्ठी चौँसट्ठी पैँसट्ठी छयसट्ठी सतसट्ठी अठसट्ठी उनन्सत्तरी सत्तरी एकहत्तर बहत्तर
    त्रिहत्तर चौहत्तर पचहत्तर छयहत्तर सतहत्तर अठहत्तर उनासी असी एकासी बयासी त्रियासी चौरासी पचासी छयासी सतासी अठासी उनान्नब्बे
    नब्बे एकान्नब्बे बयान्नब्बे त्रियान्नब्बे चौरान्नब्बे पन्चान्नब्बे छयान्नब्बे सन्तान्नब्बे अन्ठान्नब्बे उनान्सय
"""
_OTHER_NEPALI = {"दस": 10, "उन्नाईस": 19, "दुइटा": 2, "चवन्न": 54, "पञ्चान्नब्बे": 95}
_ENGLISH = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NEPALI_MULTIPLIERS = {
    "सय": 10**2,
    "हजार": 10**3,
    "लाख": 10**5,
    "करोड": 10**7,
    "अर्ब": 10**9,
    "अरब": 10**9,
    "खर्ब": 10**11,
}
_ENGLISH_MULTIPLIERS = {
    **{"hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "lakhs": 10**5, "million": 10**6, "millions": 10**6},
    **{"crore": 10**7, "crores": 10**7, "billion": 10**9, "billions": 10**9, "arba": 10**9, "trillion": 10**12},
}
# साढे दुई is two and a half, पौने दुई one and three quarters.
_PARTS = {"साढे": Decimal("0.5"), "सवा": Decimal("0.25"), "पौने": Decimal("-0.25")}
_HALVES = {"डेढ": Decimal("1.5"), "अढाई": Decimal("2.5")}
# Is and six are one word: a number only before a multiplier.
_IS = "छ"


def count_of(word: str) -> Decimal | None:
    """The number that a word in lower case names: `पाँच` 5, `forty` 40, `डेढ` 1.5; None if it names none."""
    return _COUNTS.get(_key(word))


def multiplier_of(word: str) -> int | None:
    """What a word multiplies by: `लाख` 100,000, `million` 1,000,000; None if it multiplies by nothing."""
    return _MULTIPLIERS.get(_key(word))


def part_of(word: str) -> Decimal | None:
    """What a word adds to the next number: `साढे` 0.5; None if it adds nothing."""
    return _ADDED.get(_key(word))


def is_ambiguous(word: str) -> bool:
    """Whether the word counts only before a multiplier: `छ` is six, and `is`."""
    return word == _IS


def _key(word: str) -> str:
    return word if word.isascii() else word_key(word).vowelled


def _counts() -> dict[str, Decimal]:
    counts = {_key(word): Decimal(value) for value, word in enumerate(_NEPALI.split())}
    counts |= {_key(word): Decimal(value) for word, value in _OTHER_NEPALI.items()}
    counts |= {_key(word): value for word, value in _HALVES.items()}
    counts |= {word: Decimal(value) for value, word in enumerate(_ENGLISH.split())}
    return counts | {word: Decimal(10 * tens) for tens, word in enumerate(_ENGLISH_TENS.split(), 2)}


_COUNTS = _counts()
_MULTIPLIERS = {_key(word): value for word, value in (_NEPALI_MULTIPLIERS | _ENGLISH_MULTIPLIERS).items()}
_ADDED = {_key(word): value for word, value in _PARTS.items()}

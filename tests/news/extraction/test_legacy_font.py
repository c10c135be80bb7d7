"""Text in a font from before Unicode is told from any language and from technical English."""

import pytest

from chautari.news.extraction.legacy_font import is_legacy

PREETI = (
    "sf7df8f}+, @! d+l;/ . g]kfn ;/sf/n] cfufdL cfly{s jif{sf] nflu ah]6 tof/ ug{ ;'? u/]sf] 5 . "
    "cy{ dGqfnosf cg';f/ k|To]s dGqfnonfO{ dfu ug{ elgPsf] 5 ."
)
KANTIPUR = (
    "k|wfgdGqL s]kL zdf{ cf]nLn] cfOtaf/ /fi6«nfO{ ;Daf]wg ug]{ ePsf 5g\\ . pgn] /fhgLlts kl/l:ylta/] af]Ng]5g\\ ."
)


@pytest.mark.parametrize("text", [PREETI, KANTIPUR])
def test_signs_within_words_tell_it(text: str) -> None:
    assert is_legacy(text)


@pytest.mark.parametrize(
    "text",
    [
        "The co-operative of 1,200 farmers (a third are women) met at 10:30 and/or later; see www.example.com.",
        "काठमाडौं । प्रधानमन्त्रीले आइतबार राष्ट्रलाई सम्बोधन गर्ने भएका छन् । उनले राजनीतिक परिस्थितिबारे बोल्नेछन् ।",
        "Call print(x[0]) or f(y) in C++ and C#; the COVID-19 variant B.1.1.7 was seen in H1N1/H3N2 samples.",
        "Rs 5,000 to Rs 12,500 a month, 40% of 2,300 units, 3x3 metres, A4 and B2B services by 2027.",
    ],
)
def test_other_text_is_none(text: str) -> None:
    assert not is_legacy(text)


def test_a_few_words_are_not_judged() -> None:
    assert not is_legacy("k|wfgdGqL s]kL")

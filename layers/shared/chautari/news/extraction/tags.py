"""Tags of HTML by what becomes of their text: those that flow with the text around them, and those not read."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What flows with the text around it: https://html.spec.whatwg.org/multipage/text-level-semantics.html
FLOWING = _tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr"
)
# What shows no text, or none that is read; `nav` is where a fifth of a page's boxes stand.
UNREAD = _tags(
    "applet area audio base br button canvas datalist embed frame frameset head iframe img input link map math menuitem"
    " meta nav noembed noframes noscript object optgroup option param picture progress script select source style svg"
    " template textarea title track video"
)

"""What the builder takes: its datasets, which are endpoints, and the parameters of each that it has a field for."""

from chautari.api.endpoint import Parameter

_DAYS = ("from", "to", "group", "min_status")
# Operation -> parameters.
DATASETS: dict[str, tuple[str, ...]] = {
    "metals": ("on", "min_status"),
    "forex": ("codes", "on", "min_status"),
    "metalHistory": ("instrument", *_DAYS),
    "currencyHistory": ("code", *_DAYS),
    "convert": ("amount", "from", "to", "side", "on", "min_status"),
    "day": ("date",),
    "holidays": ("year", "scope"),
    "stories": ("language", "section", "limit"),
    "articles": ("language", "section", "source", "limit"),
}
# What a field holds is checked as the endpoint itself does, and refused beside the form.
_NAMES = sorted({name for names in DATASETS.values() for name in names})
BUILDER = (
    Parameter("dataset", "What is asked for.", "metals", default="metals", allowed=tuple(DATASETS)),
    *(Parameter(name, "As the endpoint takes it.", "", pattern=r"[\s\S]{0,100}") for name in _NAMES),
)

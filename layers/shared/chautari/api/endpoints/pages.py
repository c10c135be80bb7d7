"""The addresses of the web client. They are no part of the API: its document does not list them."""

from chautari.api.contract import Endpoint, Parameter

LANGUAGES = ("ne", "en")


def _page(place: str, name: str, summary: str, answer: str, *parameters: Parameter) -> tuple[Endpoint, ...]:
    """A page at its address in each language. Written out, so that /v1 never looks like a language."""
    return tuple(
        Endpoint(f"/{language}{place}", f"{name}-{language}", "pages", summary, answer, "", parameters)
        for language in LANGUAGES
    )


PAGES = (
    Endpoint("/", "front", "pages", "The front page, in Nepali.", "chautari.api.pages.front:front", ""),
    *_page("", "front", "The front page.", "chautari.api.pages.front:front"),
)

"""The addresses that tell of the API, for people and for programs. Its document does not list them."""

from chautari.api.contract import Endpoint

GUIDES = (
    Endpoint("/docs", "reference", "guides", "The API, to read and to try.", "chautari.api.reference:reference", ""),
    Endpoint("/llms.txt", "llms", "guides", "The API for language models.", "chautari.api.llms:llms", ""),
)

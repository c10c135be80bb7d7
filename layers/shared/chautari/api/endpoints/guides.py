"""The addresses that tell of the API, for people and for programs. Its document does not list them."""

from chautari.api.endpoint import Endpoint

GUIDES = (
    Endpoint(
        "/docs", "reference", "guides", "The API, to read and to try.", "chautari.api.platform.docs_page:reference", ""
    ),
    Endpoint("/llms.txt", "llms", "guides", "The API for language models.", "chautari.api.platform.llms:llms", ""),
)

"""Documentation endpoints, for people and for programs; not listed in the OpenAPI document."""

from chautari.api.endpoint import Endpoint

GUIDES = (
    Endpoint(
        "/docs", "reference", "guides", "The API, to read and to try.", "chautari.api.platform.docs_page:reference", ""
    ),
    Endpoint("/llms.txt", "llms", "guides", "The API for language models.", "chautari.api.platform.llms:llms", ""),
)

"""One address of each endpoint, page and feed: with its examples for what must be given."""

from urllib.parse import quote, urlencode

from chautari.api.endpoint import Endpoint
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.embeds import EMBEDS
from chautari.api.endpoints.pages import PAGES
from chautari.api.endpoints.site import SITE

EVERY = (*ENDPOINTS, *PAGES, *SITE, *EMBEDS)


def address_of(endpoint: Endpoint, **more: str) -> str:
    """The address with the examples of its placeholders and needed parameters, and `more` in its query."""
    path, query = endpoint.path, dict(more)
    for parameter in endpoint.parameters:
        if parameter.where == "path":
            path = path.replace(f"{{{parameter.name}}}", quote(parameter.example))
        elif parameter.required:
            query = {parameter.name: parameter.example, **query}
    return f"{path}?{urlencode(query)}" if query else path

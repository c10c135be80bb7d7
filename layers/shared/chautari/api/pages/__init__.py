"""Pages of the web client: each calls the API's own endpoints, as any client would, and renders their answers."""

"""The service over HTTP: home, record of sources and runs, OpenAPI document, guides."""

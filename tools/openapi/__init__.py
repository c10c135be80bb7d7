"""The OpenAPI document, made ahead of time from the types of answers and the endpoints."""

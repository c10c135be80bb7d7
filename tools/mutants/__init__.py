"""A mutation tester for the code that decides numbers: small changes, each of which a test must notice."""

"""Search of articles: an index in S3 that one function builds and the read function fetches. docs/decisions/0048."""

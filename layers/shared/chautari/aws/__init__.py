"""Signed requests to AWS over the standard library: what the read function has instead of boto3."""

"""Rates in DynamoDB and S3: series, revisions, provenance, evidence archive, health, job runs."""

"""News in DynamoDB and SQS: articles, listings, link and feed state, host leases, change log."""

"""The DynamoDB table: client, keys, item codec, logs of items and read models. Knows no feature."""

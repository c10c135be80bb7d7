"""DynamoDB access: client, keys, item codec, logs of items, read models. Independent of every feature."""

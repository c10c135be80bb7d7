"""The one DynamoDB table. Only this package imports boto3; `keys` spells the keys and `codec` the items."""

"""What is stored: the one DynamoDB table, and the bucket of notices. Only this package imports boto3.

`keys` spells the keys of the table and `codec` its items.
"""

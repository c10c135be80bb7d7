"""The calendar in DynamoDB and S3: years, notices."""

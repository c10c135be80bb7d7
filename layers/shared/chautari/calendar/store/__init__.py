"""Stores of the calendar: years and notices in DynamoDB, notice files in S3."""

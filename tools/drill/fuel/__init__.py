"""Drill of fuel: the corporation's page changed by names, groups and editions, through the real run and answer."""

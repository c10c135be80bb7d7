"""Types and pure rules of rates: observations, series, consensus, freshness, schedules."""

"""HTTP fetching: client, response checks, SSRF guard, recorded web and transports."""

"""The HTTP API: what the service answers to programs, under `/api/v1`."""

"""The service: one process that reads for many, keeps what it read, and answers over HTTP."""

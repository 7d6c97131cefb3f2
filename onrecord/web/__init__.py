"""The reading room: pages made on the server from what the ledger holds."""

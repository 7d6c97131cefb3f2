"""The ledger: records kept in a database, found again, and put right by people."""

"""The shape of the ledger, step by step: one numbered file a change, in plain SQL."""

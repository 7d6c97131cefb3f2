"""The training package; skipped where torch is not installed."""

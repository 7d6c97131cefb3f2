"""How fast onrecord reads; run with `make bench`."""

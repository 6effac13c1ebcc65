"""Record: append-only, hash-chained account of every action."""

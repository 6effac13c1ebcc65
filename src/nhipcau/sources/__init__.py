"""Sources: outlets, feeds, the one fetcher and page snapshots."""

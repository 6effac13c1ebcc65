"""Watch topics, bursts and alerts."""

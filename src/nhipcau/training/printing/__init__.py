"""Papers of a conference."""

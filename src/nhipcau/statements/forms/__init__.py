"""Forms of the room's screens."""

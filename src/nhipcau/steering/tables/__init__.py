"""Lists of the room as tables."""

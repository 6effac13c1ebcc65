"""Lists of the room."""

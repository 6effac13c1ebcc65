"""Filter bars of the room."""

"""Official papers of the room."""

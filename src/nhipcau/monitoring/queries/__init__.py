"""What is read of the room, always for a person; one file a question."""

"""What is read of the room, always for whom."""

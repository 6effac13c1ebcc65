"""What is read of this room, always for somebody."""

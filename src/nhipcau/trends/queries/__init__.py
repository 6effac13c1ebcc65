"""What is counted, always for a person; nothing of it is stored."""

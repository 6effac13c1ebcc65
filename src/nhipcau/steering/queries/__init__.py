"""What is read, always for whom."""

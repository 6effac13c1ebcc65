"""What is read of verification, always for whom."""

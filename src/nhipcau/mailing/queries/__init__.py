"""What is read of letters, always for somebody."""

"""What is read, always for somebody."""

"""What is read of keys and the public log."""

"""What is read of statements: for somebody of the office, or for the public."""

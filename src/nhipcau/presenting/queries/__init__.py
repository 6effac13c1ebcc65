"""What is read: for somebody of the office, or for the public (`public`)."""

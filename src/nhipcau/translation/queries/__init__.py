"""What is read of terms: for somebody of the office, or for scheduled work."""

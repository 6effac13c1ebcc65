"""What is read for the page, always for a person; it stores nothing but the visit."""

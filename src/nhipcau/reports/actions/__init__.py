"""What changes: one verb, one function, one transaction, one record entry."""

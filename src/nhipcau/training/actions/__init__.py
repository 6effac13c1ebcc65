"""What changes: one verb, one transaction, one entry of the record."""

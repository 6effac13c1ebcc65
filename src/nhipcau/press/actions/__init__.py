"""What changes in this room: one verb, one function, one transaction, one entry in the record."""

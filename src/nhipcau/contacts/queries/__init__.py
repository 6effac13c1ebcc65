"""What is read of contacts: by the desk for somebody, by letters for one id, by a token for its owner."""

"""The room's filter bars."""

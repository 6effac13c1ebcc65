"""Screens of accounts, a file a purpose."""

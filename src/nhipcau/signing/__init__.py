"""Signatures of what the office says, the keys they are made with, and the public log. See README.md."""

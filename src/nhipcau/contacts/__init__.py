"""Journalists and others who want to hear from us, with consent and expiry. See README.md."""

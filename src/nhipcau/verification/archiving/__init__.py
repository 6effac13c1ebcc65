"""Captured pages as WARC files, written and read back. No Django in here; called by actions and the kit."""

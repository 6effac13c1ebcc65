"""Who speaks for an office, on what, from when to when. See README.md."""

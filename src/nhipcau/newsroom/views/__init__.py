"""Public pages. Open to everybody: no session, no cookie, no script."""

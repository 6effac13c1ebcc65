"""Who may speak on what, and when. Pure."""

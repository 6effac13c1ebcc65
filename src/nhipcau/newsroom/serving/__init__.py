"""How public pages stay fresh and are served from memory."""

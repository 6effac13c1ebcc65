"""What the public pages show: everything public held in memory, and what lower rooms tell."""

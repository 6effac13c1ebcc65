"""Questions of the press and how they are answered, press conferences, what an office owes. See README.md."""

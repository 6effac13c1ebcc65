"""The public site in many languages; the only room the public enters. See README.md."""

"""What the institution says: language versions, approvals, release, correction, withdrawal. See README.md."""

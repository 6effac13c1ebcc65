"""Claims, dossiers with evidence on both sides, sealed findings, kits that a stranger checks."""

"""What changes claims, dossiers, evidence and findings: one verb, one transaction, one record entry."""

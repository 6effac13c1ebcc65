"""The evidence kit: one ZIP that proves itself. No Django in here."""

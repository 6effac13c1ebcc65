"""Incidents and drills: holding statements, log, rumours, what was learnt. See README.md."""

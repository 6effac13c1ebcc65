"""Learning: questions, tests, evaluations, certificates, catalogue, conference report. See README.md."""

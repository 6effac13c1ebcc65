"""Papers of the room: the conference report, certificates, tests on paper."""

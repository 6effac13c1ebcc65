"""Attendance: passes, devices, facts of scanning, rolls, conflicts, the live board. See README.md."""

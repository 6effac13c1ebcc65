"""Common: shared page parts, jobs and the write gate."""

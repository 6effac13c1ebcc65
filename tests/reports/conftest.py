"""A database in a file where several hand in at once; see tests/attendance/conftest.py."""

from tests.attendance.conftest import file_database

__all__ = ["file_database"]

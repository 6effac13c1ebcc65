"""Addresses of the room, one file for each of its parts."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from nhipcau.attendance.urls import board, devices, intake, offline

app_name = "attendance"
urlpatterns: list[URLPattern | URLResolver] = [
    *devices.urlpatterns,
    *intake.urlpatterns,
    *board.urlpatterns,
    *offline.urlpatterns,
]

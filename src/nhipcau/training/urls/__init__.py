"""Addresses of the room: what the organiser does, and what follows from naming people."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from nhipcau.training.urls import conferences, needs, nominating

app_name = "training"
urlpatterns: list[URLPattern | URLResolver] = [
    *needs.urlpatterns,
    *conferences.urlpatterns,
    *nominating.urlpatterns,
]

"""Addresses of the room, one file for each of its parts."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "training"
urlpatterns: list[URLPattern | URLResolver] = []

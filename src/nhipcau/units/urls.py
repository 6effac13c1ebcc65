"""Addresses of the room: bodies, posts and office-holders."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "units"
urlpatterns: list[URLPattern] = []

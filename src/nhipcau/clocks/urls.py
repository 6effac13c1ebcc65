"""Addresses of clocks."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "clocks"
urlpatterns: list[URLPattern] = []

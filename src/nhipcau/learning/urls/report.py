"""The conference report and its press note."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

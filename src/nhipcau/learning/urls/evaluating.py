"""Evaluation: what is asked, results."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

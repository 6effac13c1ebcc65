"""Addresses of the room: forms, counted numbers, the way up, the review, awards."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from nhipcau.reports.urls import awards, counting, filling, national, reviewing

app_name = "reports"
urlpatterns: list[URLPattern | URLResolver] = [
    *filling.urlpatterns,
    *counting.urlpatterns,
    *reviewing.urlpatterns,
    *national.urlpatterns,
    *awards.urlpatterns,
]

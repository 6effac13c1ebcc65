"""Addresses of the room: committees, directives, plans, tasks, the calendar."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from nhipcau.steering.urls import calendar, committees, directives, plans, tasks

app_name = "steering"
urlpatterns: list[URLPattern | URLResolver] = [
    *committees.urlpatterns,
    *directives.urlpatterns,
    *plans.urlpatterns,
    *tasks.urlpatterns,
    *calendar.urlpatterns,
]

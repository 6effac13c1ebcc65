"""Addresses of the calendar of deadlines."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.steering.views import calendar

urlpatterns: list[URLPattern | URLResolver] = [
    path("lich/", calendar.CalendarPage.as_view(), name="calendar"),
    path("lich/duong-dan/", calendar.RenewLink.as_view(), name="renew_calendar"),
    path("lich/<str:public_id>/<str:key>.ics", calendar.calendar_feed, name="calendar_feed"),
]

"""Addresses of the room, under /xu-huong/."""

from django.urls import path

from nhipcau.trends.views.forecasting import ForecastPage
from nhipcau.trends.views.over_time import OverTime

app_name = "trends"
urlpatterns = [
    path("", OverTime.as_view(), name="over_time"),
    path("du-bao/", ForecastPage.as_view(), name="forecast"),
]

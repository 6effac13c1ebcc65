"""Addresses of the room: the morning's page and the one search. The start page hangs in `config.urls`."""

from django.urls import path

from nhipcau.today.views.page import SeenEverything, TodayPage
from nhipcau.today.views.search import SearchPage

app_name = "today"
urlpatterns = [
    path("hom-nay/", TodayPage.as_view(), name="today"),
    path("hom-nay/da-xem/", SeenEverything.as_view(), name="seen"),
    path("tim/", SearchPage.as_view(), name="search"),
]

"""Addresses of the room, under /hom-nay/."""

from django.urls import path

from nhipcau.today.views.page import SeenEverything, TodayPage

app_name = "today"
urlpatterns = [
    path("", TodayPage.as_view(), name="today"),
    path("da-xem/", SeenEverything.as_view(), name="seen"),
]

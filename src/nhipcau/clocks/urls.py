"""Addresses of the room, under /thoi-han/."""

from django.urls import URLPattern

app_name = "clocks"
urlpatterns: list[URLPattern] = []

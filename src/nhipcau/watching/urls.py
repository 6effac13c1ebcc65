"""Addresses of the room."""

from django.urls import URLPattern

app_name = "watching"
urlpatterns: list[URLPattern] = []

"""Addresses of the room."""

from django.urls import URLPattern

app_name = "digest"
urlpatterns: list[URLPattern] = []

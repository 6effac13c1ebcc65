"""Addresses of the record."""

from django.urls import path

from nhipcau.record import views

app_name = "record"
urlpatterns = [
    path("nhat-ky/", views.EntryList.as_view(), name="list"),
    path("nhat-ky/kiem-tra/", views.check, name="check"),
    path("nhat-ky/<int:seq>/", views.EntryPage.as_view(), name="entry"),
]

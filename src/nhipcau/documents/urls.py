"""Addresses of the register."""

from django.urls import path

from nhipcau.documents import views

app_name = "documents"
urlpatterns = [path("", views.Register.as_view(), name="register")]

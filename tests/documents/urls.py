"""The office's addresses with the register among them, wherever the house itself hangs it."""

from django.urls import include, path

from nhipcau.config.urls import handler400, handler403, handler404, handler500
from nhipcau.config.urls import urlpatterns as house

__all__ = ["handler400", "handler403", "handler404", "handler500"]
urlpatterns = [path("so-van-ban-thu/", include("nhipcau.documents.urls")), *house]

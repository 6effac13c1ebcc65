"""Where each room hangs."""

from django.urls import include, path

from nhipcau.config.home import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("nhipcau.common.urls")),
    path("", include("nhipcau.people.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

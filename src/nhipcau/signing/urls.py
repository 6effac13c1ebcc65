"""Addresses of keys and of the public log."""

from django.urls import path

from nhipcau.signing.views import keys, logs

app_name = "signing"
urlpatterns = [
    path("so-cong-khai/", logs.LogList.as_view(), name="log"),
    path("so-cong-khai/kiem-tra/", logs.check, name="check"),
    path("so-cong-khai/<int:seq>/", logs.LinePage.as_view(), name="line"),
    path("khoa/", keys.KeyList.as_view(), name="keys"),
    path("khoa/tao/", keys.MakeKey.as_view(), name="make_key"),
    path("khoa/<slug:key_id>/", keys.KeyPage.as_view(), name="key"),
    path("khoa/<slug:key_id>/ngung/", keys.RetireKey.as_view(), name="retire_key"),
    path("khoa/<slug:key_id>/thu-hoi/", keys.RevokeKey.as_view(), name="revoke_key"),
]

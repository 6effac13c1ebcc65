"""Addresses of the room, under /theo-doi/."""

from django.urls import path

from nhipcau.watching.views import alerts, editing, topics

app_name = "watching"
urlpatterns = [
    path("", topics.TopicList.as_view(), name="topics"),
    path("them/", editing.AddTopic.as_view(), name="add"),
    path("don-vi/", editing.unit_suggestions, name="units"),
    path("canh-bao/", alerts.AlertList.as_view(), name="alerts"),
    path("canh-bao/da-xem/", alerts.acknowledge_shown, name="acknowledge_all"),
    path("canh-bao/<slug:public_id>/da-xem/", alerts.acknowledge_one, name="acknowledge"),
    path("cua-toi/", alerts.OwnSettings.as_view(), name="own"),
    path("<slug:public_id>/", topics.TopicPage.as_view(), name="topic"),
    path("<slug:public_id>/sua/", editing.ChangeTopic.as_view(), name="change"),
    path("<slug:public_id>/xoa/", editing.DeleteTopic.as_view(), name="delete"),
    path("<slug:public_id>/dung/", topics.pause, name="pause"),
    path("<slug:public_id>/mo/", topics.reopen, name="reopen"),
    path("<slug:public_id>/theo/", topics.follow, name="subscribe"),
    path("<slug:public_id>/thoi/", topics.unfollow, name="unsubscribe"),
]

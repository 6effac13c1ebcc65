"""The catalogue of topics."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.learning.views import catalogue, learned

urlpatterns: list[URLPattern] = [
    path("", catalogue.TopicList.as_view(), name="catalogue"),
    path("chuyen-de/them/", catalogue.AddTopic.as_view(), name="add_topic"),
    path("chuyen-de/<str:public_id>/", catalogue.TopicPage.as_view(), name="topic"),
    path("chuyen-de/<str:public_id>/sua/", catalogue.ChangeTopic.as_view(), name="change_topic"),
    path("ai-da-hoc/", learned.Learned.as_view(), name="learned"),
    path("ai-da-hoc/<str:unit_id>/", learned.LearnedUnit.as_view(), name="learned_unit"),
    path("chua-hoc/", learned.Unreached.as_view(), name="unreached"),
]

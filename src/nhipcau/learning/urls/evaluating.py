"""Evaluation: what is asked, opening and closing, results."""

from __future__ import annotations

from django.urls import URLPattern, path

from nhipcau.learning.views import evaluating

ONE = "hoi-nghi/<str:public_id>/danh-gia/"
urlpatterns: list[URLPattern] = [
    path(ONE, evaluating.EvaluationPage.as_view(), name="evaluation"),
    path(f"{ONE}muc/", evaluating.Items.as_view(), name="evaluation_items"),
    path(f"{ONE}mo/", evaluating.Open.as_view(), name="open_evaluation"),
    path(f"{ONE}dong/", evaluating.Close.as_view(), name="close_evaluation"),
]

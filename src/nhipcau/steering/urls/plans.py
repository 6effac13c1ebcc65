"""Addresses of yearly plans."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.steering.views import plan_steps, plans

urlpatterns: list[URLPattern | URLResolver] = [
    path("ke-hoach/", plans.PlanList.as_view(), name="plans"),
    path("ke-hoach/lap/", plan_steps.MakePlan.as_view(), name="make_plan"),
    path("ke-hoach/cap-duoi/", plans.BelowList.as_view(), name="plans_below"),
    path("ke-hoach/<str:public_id>/", plans.PlanPage.as_view(), name="plan"),
    path("ke-hoach/<str:public_id>/soan/", plan_steps.ChangePlan.as_view(), name="change_plan"),
    path("ke-hoach/<str:public_id>/ban-hanh/", plan_steps.IssuePlan.as_view(), name="issue_plan"),
    path("ke-hoach/<str:public_id>/nop-viec/", plan_steps.UploadTasks.as_view(), name="upload_tasks"),
    path("ke-hoach/<str:public_id>/mau-viec.xlsx", plan_steps.tasks_form, name="tasks_form"),
    path("ke-hoach/<str:public_id>/van-ban.<str:ending>", plan_steps.plan_file, name="plan_file"),
]

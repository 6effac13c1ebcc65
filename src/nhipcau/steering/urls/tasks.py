"""Addresses of tasks and their days."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from nhipcau.steering.views import task_finishing, task_steps, tasks

urlpatterns: list[URLPattern | URLResolver] = [
    path("cong-viec/", tasks.TaskList.as_view(), name="tasks"),
    path("cong-viec/them/", task_steps.AddTask.as_view(), name="add_task"),
    path("cong-viec/<str:public_id>/", tasks.TaskPage.as_view(), name="task"),
    path("cong-viec/<str:public_id>/sua/", task_steps.ChangeTask.as_view(), name="change_task"),
    path("cong-viec/<str:public_id>/gia-han/", task_steps.ExtendTask.as_view(), name="extend_task"),
    path("cong-viec/<str:public_id>/xong/", task_finishing.FinishTask.as_view(), name="finish_task"),
    path("cong-viec/<str:public_id>/xac-nhan/", task_finishing.ConfirmTask.as_view(), name="confirm_task"),
    path("cong-viec/<str:public_id>/tra-lai/", task_finishing.SendBackTask.as_view(), name="send_back_task"),
    path("cong-viec/<str:public_id>/khong-lam/", task_steps.DropTask.as_view(), name="drop_task"),
    path("cong-viec/<str:public_id>/bo-du-thao/", task_steps.TakeOutTask.as_view(), name="take_out_task"),
    path("cong-viec/<str:public_id>/san-pham/", task_finishing.AddProduct.as_view(), name="add_product"),
    path(
        "cong-viec/<str:public_id>/san-pham/<str:product_id>/bo/",
        task_finishing.RemoveProduct.as_view(),
        name="remove_product",
    ),
]

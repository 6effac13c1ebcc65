"""The pages for what went wrong: 400, 403, 404, 500, in the house's own look. Wired in `config/urls.py`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that the request could not be read."""
    return _page(
        request,
        400,
        _("Yêu cầu không đọc được"),
        _("Trình duyệt đã gửi một yêu cầu mà hệ thống không hiểu. Hãy quay lại và thử lần nữa."),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that this needs a role the person does not hold."""
    return _page(
        request,
        403,
        _("Bạn chưa được giao việc này"),
        _(
            "Trang này cần một vai trò mà tài khoản của bạn chưa có. "
            "Nếu công việc cần đến, hãy nhờ quản trị viên giao vai trò."
        ),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that there is nothing here, or nothing for this person."""
    return _page(
        request,
        404,
        _("Không có trang này"),
        _("Địa chỉ có thể đã đổi, hoặc mục này không thuộc phần việc của bạn."),
    )


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - nothing of a failed request is trusted
    """Say that the fault is ours; touches neither session nor database."""
    return HttpResponse(render_to_string("500.html", {"title": _("Hệ thống gặp lỗi")}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that the form grew old."""
    return _page(
        request,
        403,
        _("Biểu mẫu đã hết hạn"),
        _(
            "Trang đã mở quá lâu hoặc bạn vừa đăng nhập lại ở nơi khác. "
            "Hãy quay lại, tải lại trang và gửi lần nữa."
        ),
    )


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context = {"status": status, "title": title, "text": text}
    return render(request, "common/fault.html", context, status=status)

"""Pages: how each ended and why, adding one, trying again, taking a kept version away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView

from nhipcau.common.files.snapshots import MissingSnapshotError
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.sources.actions import add_address, add_file, look_again, retry_all_broken, retry_page
from nhipcau.sources.actions.pages import RETRIABLE
from nhipcau.sources.filters import PageFilter
from nhipcau.sources.forms import PageForm
from nhipcau.sources.models import Page, PageState
from nhipcau.sources.queries import pages as queries
from nhipcau.sources.tables import PageTable
from nhipcau.sources.wording import STATE_TONES, sentence

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form

ADD = PageAction(_("Thêm một bài"), "sources:add_page", needs="sources.add_page", icon="plus", primary=True)


class PageList(ListScreen):
    """Every page with its end; counts by state and reason on top."""

    needs = "sources.see_pages"
    title = _("Trang đã thấy")
    lead = _("Mỗi trang đều có kết cục: đã giữ, đã loại vì một lý do, hoặc hỏng và để riêng.")
    template_name = "sources/pages.html"
    table_class = PageTable
    filterset_class = PageFilter
    export_name = "trang"
    page_actions = (ADD,)
    empty_title = _("Chưa thấy trang nào")
    empty_hint = _("Trang đến từ các nguồn tin, hoặc thêm từng bài bằng tay.")
    empty_action = PageAction(_("Thêm một bài"), "sources:add_page")

    def get_queryset(self) -> QuerySet[Page]:
        """List what this person may see."""
        return queries.pages_for(self.request.user)  # type: ignore[arg-type]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts."""
        person: Any = self.request.user
        counts = queries.state_counts_for(person)
        states = [{"state": each, "tone": STATE_TONES[each], "count": counts[each]} for each in PageState]
        ends = [{"end": each, "words": sentence(each.reason), "state": PageState(each.state).label,
                 "tone": STATE_TONES[each.state]} for each in queries.end_counts_for(person)]  # fmt: skip
        retriable = counts[PageState.BROKEN] + counts[PageState.DEAD]
        return super().get_context_data(states=states, ends=ends, retriable=retriable, **kwargs)


class PagePage(Guarded, TemplateView):
    """One page: where it stands, why, and its kept versions."""

    needs = "sources.see_pages"
    template_name = "sources/page.html"

    @cached_property
    def page(self) -> Page:
        """The page in the address; 404 where it may not be seen."""
        return queries.get_page_for(self.request.user, self.kwargs["public_id"])  # type: ignore[arg-type]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its state in words and its versions."""
        page = self.page
        extra = {
            "title": page.feed_title or gettext("Trang đã thấy"),
            "crumbs": [(_("Trang đã thấy"), reverse("sources:pages"))],
            "page_row": page,
            "tone": STATE_TONES[page.state],
            "reason": sentence(page.reason),
            "is_retriable": page.state in RETRIABLE,
            "may_have_changed": page.state == PageState.KEPT and page.url,
            "versions": queries.versions_for(self.request.user, page),  # type: ignore[arg-type]
        }
        return super().get_context_data(**extra, **kwargs)


class AddPage(ActionScreen):
    """Paste one address, or drop one file."""

    needs = "sources.add_page"
    title = _("Thêm một bài")
    lead = _("Dán địa chỉ của bài, hoặc thả tệp đã lưu từ trình duyệt.")
    template_name = "sources/add_page.html"
    form_class = PageForm
    submit_label = _("Thêm bài")
    done_message = _("Đã nhận. Bài sẽ hiện sau khi đọc xong.")
    cancel_url = reverse_lazy("sources:pages")

    def act(self, form: Form) -> None:
        """Queue the address, or keep the file."""
        by: Any = self.request.user
        file = form.cleaned_data["file"]
        if file:
            page = add_file(by=by, at=timezone.now(), name=file.name, content=file.read())
        else:
            page = add_address(by=by, at=timezone.now(), url=form.cleaned_data["url"])
        self.success_url = page.get_absolute_url()


@require_POST
@requires("sources.retry_page")
def retry(request: HttpRequest, public_id: str) -> HttpResponse:
    """Try one page again."""
    return _ask_for(retry_page, request, public_id, gettext("Sẽ thử lại trang này ngay."))


@require_POST
@requires("sources.retry_page")
def again(request: HttpRequest, public_id: str) -> HttpResponse:
    """Look whether a kept page has changed."""
    said = gettext("Sẽ xem lại trang này ngay. Nếu nội dung đã đổi, bài có thêm một bản mới.")
    return _ask_for(look_again, request, public_id, said)


def _ask_for(action: Callable[..., Page], request: HttpRequest, public_id: str, said: str) -> HttpResponse:
    page = queries.get_page_for(request.user, public_id)  # type: ignore[arg-type]
    try:
        action(by=request.user, at=timezone.now(), page=page)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said)
    return redirect(page)


@require_POST
@requires("sources.retry_page")
def retry_all(request: HttpRequest) -> HttpResponse:
    """Try every broken page again."""
    count = retry_all_broken(by=request.user, at=timezone.now())  # type: ignore[arg-type]
    messages.success(request, gettext("Số trang sẽ thử lại: %(count)s.") % {"count": count})
    return redirect("sources:pages")


@require_GET
@requires("sources.see_pages")
def download(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand over a kept version as a file; it is never shown inside our own pages."""
    snapshot = queries.get_snapshot_for(request.user, public_id)  # type: ignore[arg-type]
    try:
        content = queries.content_of(snapshot)
    except MissingSnapshotError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{snapshot.sha256[:16]}.bin"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

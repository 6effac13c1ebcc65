"""Saving what the list shows, opening it again, renaming and deleting it."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.screens import ActionScreen
from nhipcau.monitoring.actions.saving import delete_search, open_search, rename_search, save_search
from nhipcau.monitoring.forms import SaveSearchForm, SearchNameForm
from nhipcau.monitoring.models import SavedSearch
from nhipcau.monitoring.queries.saved import get_saved_search_for
from nhipcau.people.access import requires


class SaveSearch(ActionScreen):
    """Keep the question of the list under a name."""

    needs = "monitoring.save_search"
    title, submit_label = gettext_lazy("Lưu tìm kiếm"), gettext_lazy("Lưu tìm kiếm")
    done_message = gettext_lazy("Đã lưu tìm kiếm.")
    form_class = SaveSearchForm
    success_url: Any = reverse_lazy("monitoring:articles")
    cancel_url = success_url

    def get_initial(self) -> dict[str, Any]:
        """Take the question from the address when the form is opened on its own."""
        return {"question": self.request.GET.urlencode()}

    def act(self, form: Form) -> None:
        """Save, and go back to the same list."""
        given = form.cleaned_data
        saved = save_search(
            name=given["name"], question=given["question"], by=self.visitor, at=timezone.now()
        )
        self.success_url = _list_address(saved)


class OwnSearch(ActionScreen):
    """A form around one saved search of whoever looks."""

    needs = "monitoring.save_search"
    success_url = cancel_url = reverse_lazy("monitoring:articles")

    @cached_property
    def saved(self) -> SavedSearch:
        """Return it, or 404."""
        return get_saved_search_for(self.visitor, self.kwargs["public_id"])


class RenameSearch(OwnSearch):
    """Another name."""

    title, submit_label = gettext_lazy("Đổi tên tìm kiếm"), gettext_lazy("Đổi tên")
    done_message = gettext_lazy("Đã đổi tên tìm kiếm.")
    form_class = SearchNameForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with the present name."""
        return {"name": self.saved.name}

    def act(self, form: Form) -> None:
        """Rename."""
        rename_search(saved=self.saved, name=form.cleaned_data["name"], by=self.visitor, at=timezone.now())


class DeleteSearch(OwnSearch):
    """Ask before it is forgotten."""

    template_name = "common/confirm.html"
    title, submit_label = gettext_lazy("Xóa tìm kiếm đã lưu"), gettext_lazy("Xóa")
    done_message = gettext_lazy("Đã xóa tìm kiếm.")
    form_class = Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what goes and what stays."""
        words = _("Tìm kiếm “%(name)s” sẽ bị xóa. Các bài báo vẫn còn.") % {"name": self.saved.name}
        return super().get_context_data(**{"consequences": [words], "is_danger": True, **kwargs})

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is filled in
        """Delete."""
        delete_search(saved=self.saved, by=self.visitor, at=timezone.now())


@requires("monitoring.save_search")
def open_saved(request: HttpRequest, public_id: str) -> HttpResponse:
    """Go to the list as it was saved; what is there now is no longer new."""
    saved = get_saved_search_for(request.user, public_id)  # type: ignore[arg-type]
    open_search(saved=saved, at=timezone.now())
    return redirect(_list_address(saved))


def _list_address(saved: SavedSearch) -> str:
    return f"{reverse('monitoring:articles')}?{saved.question}"

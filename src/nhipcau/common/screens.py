"""The two screens every room repeats: a list with filters and exports, and a form around one action.

Rooms subclass them in their `views.py`; README.md shows how.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from nhipcau.common import doors, gates
from nhipcau.common.exports import csv_response, xlsx_response
from nhipcau.common.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.forms import Form


@dataclass(frozen=True, slots=True)
class PageAction:
    """A button beside the heading of a page."""

    label: Any
    url_name: str = ""
    url: str = ""
    """A ready address, where the name alone is not enough."""
    needs: str = ""
    icon: str = ""
    primary: bool = False

    @property
    def address(self) -> str:
        """Where the button leads."""
        return self.url or reverse(self.url_name)


class Guarded:
    """Refuses whoever may not do `needs`."""

    needs: str = ""
    title: Any = ""
    lead: Any = ""
    page_actions: Sequence[PageAction] = ()
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 403 before anything of the page is read."""
        if self.needs and not self.visitor.may(self.needs):
            raise PermissionDenied
        away = gates.detour(request, self.needs)
        if away is not None:
            return away
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    @property
    def visitor(self) -> Any:
        """Whoever is signed in; the middleware lets nobody else come here."""
        return self.request.user

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the base template shows around the page."""
        shown = [a for a in self.page_actions if not a.needs or self.visitor.may(a.needs)]
        extra = {"title": self.title, "lead": self.lead, "page_actions": shown}
        context: dict[str, Any] = super().get_context_data(**{**extra, **kwargs})  # type: ignore[misc]
        return context


class ListScreen(Guarded, SingleTableMixin, FilterView):
    """Search, filters, sorting, pages and exports for one queryset."""

    template_name = "common/list.html"
    paginate_by = 30
    strict = False
    export_name = ""
    """File name of the exports without its ending; empty means no export."""
    export_needs: str = ""
    """What taking the list out needs beyond seeing it: an action of people/rules.py."""
    empty_title: Any = _("Chưa có gì ở đây")
    empty_hint: Any = ""
    empty_action: PageAction | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page, or with the whole filtered list as a file."""
        kind = request.GET.get("export")
        if self.export_name and kind in {"csv", "xlsx"}:
            return self._guarded_export(kind)
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell an empty list from an empty search."""
        context = super().get_context_data(**kwargs)
        used = {name for name in self.filterset.form.fields if any(self.request.GET.getlist(name))}
        return {
            **context,
            "is_filtered": bool(used),
            "filters_in_use": len(used - {"q"}),
            "empty": {"title": self.empty_title, "hint": self.empty_hint, "action": self.empty_action},
            "can_export": bool(self.export_name) and self._may_export(),
        }

    def get_table_pagination(self, table: Any) -> dict[str, int]:  # noqa: ARG002 - django-tables2's own call
        """Let the table make the pages."""
        return {"per_page": self.paginate_by}

    def get_paginate_by(self, queryset: Any) -> None:
        """Keep Django's list view from counting and cutting a second time."""

    def _may_export(self) -> bool:
        return not self.export_needs or bool(self.visitor.may(self.export_needs))

    def _guarded_export(self, kind: str) -> HttpResponseBase:
        if not self._may_export():
            raise PermissionDenied
        return gates.detour(self.request, self.export_needs) or self._export(kind)

    def _export(self, kind: str) -> HttpResponseBase:
        self.filterset = self.get_filterset(self.get_filterset_class())
        self.object_list = self.filterset.qs
        table = self.get_table_class()(data=self.object_list, order_by=self.request.GET.getlist("sort"))
        table.request = self.request
        rows = _plain_rows(table)
        header = next(rows)
        answer = csv_response if kind == "csv" else xlsx_response
        return answer(self.export_name, header, rows)


def _plain_rows(table: Any) -> Iterator[list[object]]:
    for row in table.as_values():
        yield [unescape(strip_tags(cell)) if isinstance(cell, SafeString) else cell for cell in row]


class ActionScreen(Guarded, FormView):  # type: ignore[type-arg]
    """A form around one action: `act(form)` calls it, `Refused` goes back to its field."""

    template_name = "common/form.html"
    submit_label: Any = _("Lưu")
    done_message: Any = ""
    cancel_url: Any = ""

    def act(self, form: Form) -> object:
        """Make the one domain call; override."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the buttons."""
        extra = {"submit_label": self.submit_label, "cancel_url": self.cancel_url}
        return super().get_context_data(**{**extra, **kwargs})

    def form_valid(self, form: Form) -> HttpResponse:
        """Act, then go on; or show what was refused. A secrecy stamp stops at its field (charter 12)."""
        for name, stamp in doors.stamped(form.cleaned_data).items():
            form.add_error(name if name in form.fields else None, doors.NO_SECRETS % {"stamp": stamp})
        for name in doors.unseen(form.cleaned_data):
            form.cleaned_data[name] = ""
            if name in form.fields and form.fields[name].required:
                form.add_error(name, form.fields[name].error_messages["required"])
        if form.errors:
            return self.form_invalid(form)
        try:
            self.act(form)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return self.form_invalid(form)
        if self.done_message:
            messages.success(self.request, self.done_message)
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form: Form) -> HttpResponse:
        """Answer 422 so that nothing takes a refused form for a saved one."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

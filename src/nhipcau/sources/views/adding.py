"""Adding a source in two steps: look at an address, then choose among the feeds found."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.refusals import Refused
from nhipcau.common.screens import ActionScreen
from nhipcau.sources.actions import add_feed, add_source
from nhipcau.sources.actions.adding import ChosenFeed
from nhipcau.sources.actions.addresses import public_address
from nhipcau.sources.exploring import Discovery, FoundFeed, explore
from nhipcau.sources.feeds import Candidate
from nhipcau.sources.forms import ChosenForm, FeedForm, LookForm
from nhipcau.sources.models import FeedKind
from nhipcau.sources.office import office_fetcher
from nhipcau.sources.views.outlets import OfOutlet
from nhipcau.sources.wording import sentence

SALT = "sources.found"
GOOD_FOR = 3600
"""Seconds between looking and choosing."""


class LookForFeeds(ActionScreen):
    """Step one: an address."""

    needs = "sources.add_outlet"
    title = _("Thêm nguồn")
    lead = _("Dán trang chủ của một tờ báo, hoặc địa chỉ nguồn tin.")
    template_name = "sources/look.html"
    form_class = LookForm
    submit_label = _("Tìm nguồn tin")
    cancel_url = reverse_lazy("sources:list")

    def form_invalid(self, form: Form) -> HttpResponse:
        """Answer 200 to htmx, which would not show a 422."""
        response = super().form_invalid(form)
        if self.request.headers.get("HX-Request"):
            response.status_code = 200
        return response

    def form_valid(self, form: Form) -> HttpResponse:
        """Look, and show what was found; or say why nothing was."""
        try:
            address = public_address(form.cleaned_data["address"], field="address")
            found = explore(address, at=timezone.now(), fetch=office_fetcher())
            _refuse_nothing(found)
        except Refused as refusal:
            form.add_error("address", refusal.message)
            return self.form_invalid(form)
        step = ChooseFeeds(request=self.request, args=(), kwargs={})
        return step.render_to_response(step.get_context_data(form=step.form_of(found)))


def _refuse_nothing(found: Discovery) -> None:
    if found.error:
        raise Refused(sentence(found.error), field="address")
    if not (found.feeds or found.unproved):
        words = gettext(
            "Không thấy nguồn tin nào ở trang này. Hãy thử dán địa chỉ RSS hoặc sơ đồ trang của báo."
        )
        raise Refused(words, field="address")


class ChooseFeeds(ActionScreen):
    """Step two: the feeds and what the register will say."""

    needs = "sources.add_outlet"
    title = _("Chọn nguồn tin")
    template_name = "sources/choose.html"
    form_class = ChosenForm
    submit_label = _("Thêm nguồn")
    done_message = _("Đã thêm nguồn. Lần đọc đầu tiên bắt đầu ngay.")
    cancel_url = reverse_lazy("sources:add")
    success_url: Any = reverse_lazy("sources:list")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        """There is nothing to choose before a look."""
        return HttpResponse(status=302, headers={"Location": reverse("sources:add")})

    def form_of(self, found: Discovery) -> ChosenForm:
        """Offer what was found, proved feeds already ticked."""
        rows = [*map(_proved_row, found.feeds), *map(_unproved_row, found.unproved)]
        initial = {
            "feeds": [each.url for each in found.feeds if each.entries],
            "name": found.name, "home_url": found.home_url, "language": found.language,
            "found": signing.dumps(rows, salt=SALT, compress=True),
        }  # fmt: skip
        return ChosenForm(initial=initial, feed_choices=[(row["url"], row["label"]) for row in rows])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer again what the signed list says."""
        return {
            **super().get_form_kwargs(),
            "feed_choices": [(row["url"], row["label"]) for row in self._rows()],
        }

    def act(self, form: Form) -> None:
        """Add the outlet with the feeds that stayed ticked."""
        said = dict(form.cleaned_data)
        chosen = set(said.pop("feeds"))
        said.pop("found")
        feeds = [
            ChosenFeed(row["url"], row["kind"], row["title"]) for row in self._rows() if row["url"] in chosen
        ]
        outlet = add_source(by=self.request.user, at=timezone.now(), feeds=feeds, **said)  # type: ignore[arg-type]
        self.success_url = outlet.get_absolute_url()

    def _rows(self) -> list[dict[str, str]]:
        try:
            return list(signing.loads(self.request.POST.get("found", ""), salt=SALT, max_age=GOOD_FOR))
        except signing.BadSignature:
            return []


def _proved_row(found: FoundFeed) -> dict[str, str]:
    return {"url": found.url, "kind": found.kind, "title": found.title, "label": _label(found)}


def _unproved_row(found: Candidate) -> dict[str, str]:
    return {"url": found.url, "kind": FeedKind.RSS, "title": found.title, "label": found.title or found.url}


def _label(found: FoundFeed) -> str:
    """Say a feed in one line: title, kind, number of entries, newest."""
    kind = str(FeedKind(found.kind).label)
    parts = [found.title or found.url, kind, gettext("%(count)s mục") % {"count": found.entries}]
    if found.newest_at:
        parts.append(gettext("mới nhất %(moment)s") % {"moment": formats.moment(found.newest_at)})
    return " · ".join(parts)


class AddFeed(OfOutlet, ActionScreen):
    """One more feed of an outlet, by its address."""

    title = _("Thêm nguồn tin")
    form_class = FeedForm
    submit_label = _("Thêm")
    done_message = _("Đã thêm. Lần đọc đầu tiên bắt đầu ngay.")

    def act(self, form: Form) -> None:
        """Add it."""
        add_feed(by=self.request.user, at=timezone.now(), outlet=self.outlet, **form.cleaned_data)  # type: ignore[arg-type]

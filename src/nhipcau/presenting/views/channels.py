"""Official channels, text ready to copy for each, and the note that a person posted it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.presenting.actions.channels import add_channel, change_channel, note_posting
from nhipcau.presenting.filters import ChannelFilter, PostingFilter
from nhipcau.presenting.forms.channels import ChannelForm, NewChannelForm, PostingForm, initial_of
from nhipcau.presenting.models import Channel, Posting
from nhipcau.presenting.queries.desk import (
    channels_for,
    channels_in_force_for,
    get_channel_for,
    postings_for,
)
from nhipcau.presenting.queries.releases import pictures_of, ready_for, released_for
from nhipcau.presenting.tables import ChannelTable, PostingTable
from nhipcau.presenting.wording import language_name
from nhipcau.statements.queries.desk import get_statement_for
from nhipcau.statements.queries.public import Published


class ChannelList(ListScreen):
    """The official channels of one's unit."""

    needs = "presenting.see_pieces"
    title = _("Kênh chính thức")
    lead = _("Chỉ tài khoản của cơ quan, có quyết định. Máy không tự đăng gì: người đăng, rồi ghi lại.")
    table_class = ChannelTable
    filterset_class = ChannelFilter
    export_name = "kenh-chinh-thuc"
    page_actions = (
        PageAction(
            _("Thêm kênh"),
            "presenting:add_channel",
            needs="presenting.keep_channels",
            icon="plus",
            primary=True,
        ),
        PageAction(_("Đã đăng"), "presenting:postings", icon="record"),
    )
    empty_title = _("Chưa có kênh nào")
    empty_hint = _("Ghi vào đây các trang và tài khoản mà cơ quan có quyết định.")

    def get_queryset(self) -> QuerySet[Channel]:
        """List what this person may see."""
        return channels_for(self.visitor)


class PostingList(ListScreen):
    """What was noted as posted."""

    needs = "presenting.see_pieces"
    title = _("Đã đăng trên các kênh")
    table_class = PostingTable
    filterset_class = PostingFilter
    export_name = "da-dang"
    empty_title = _("Chưa ghi lần đăng nào")
    empty_hint = _("Mở một bài đã công bố, chép nội dung sang kênh, rồi bấm “Tôi đã đăng”.")

    def get_queryset(self) -> QuerySet[Posting]:
        """List what this person may see."""
        return postings_for(self.visitor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the channels."""
        return super().get_context_data(crumbs=[channels_crumb()], **kwargs)


class OfChannel(Guarded):
    """What the screens of one channel share."""

    kwargs: dict[str, Any]

    @cached_property
    def channel(self) -> Channel:
        """The channel in the address."""
        return get_channel_for(self.visitor, self.kwargs["public_id"])


class ChannelPage(OfChannel, TemplateView):
    """One channel: whose, by which decision, what was posted."""

    needs = "presenting.see_pieces"
    template_name = "presenting/channel.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        channel = self.channel
        return super().get_context_data(
            title=channel.name, channel=channel, language=language_name(channel.language),
            postings=postings_for(self.visitor).filter(channel=channel)[:20],
            crumbs=[channels_crumb()], **kwargs,
        )  # fmt: skip


class AddChannel(ActionScreen):
    """Enter a channel."""

    needs = "presenting.keep_channels"
    title, submit_label, done_message = _("Thêm kênh chính thức"), _("Thêm"), _("Đã thêm kênh.")
    form_class = NewChannelForm
    cancel_url = success_url = reverse_lazy("presenting:channels")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say for whom."""
        return {**super().get_form_kwargs(), "person": self.visitor}

    def act(self, form: forms.Form) -> None:
        """Add it."""
        office = form.offices[form.cleaned_data["office"]]  # type: ignore[attr-defined]
        registered = form.registered()  # type: ignore[attr-defined]
        add_channel(by=self.visitor, at=timezone.now(), office=office, registered=registered)


class ChangeChannel(OfChannel, ActionScreen):
    """Put an entry right, or end it."""

    needs = "presenting.keep_channels"
    title, done_message = _("Sửa kênh"), _("Đã lưu.")
    form_class = ChannelForm
    cancel_url = success_url = reverse_lazy("presenting:channels")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is stored."""
        return initial_of(self.channel)

    def act(self, form: forms.Form) -> None:
        """Change it."""
        channel, registered = self.channel, form.registered()  # type: ignore[attr-defined]
        change_channel(
            by=self.visitor, at=timezone.now(), channel=channel, seen=channel.revision, registered=registered
        )


class OfRelease(Guarded):
    """What the screens of one released statement share."""

    kwargs: dict[str, Any]

    @cached_property
    def told(self) -> Published:
        """The statement as the public reads it now."""
        found = released_for(self.visitor, self.kwargs["statement_id"])
        if found is None or not found.words:
            raise Http404
        return found

    @cached_property
    def language(self) -> str:
        """The language in the address, else the original's."""
        asked = self.kwargs.get("language") or self.request.GET.get("language", "")
        if asked in self.told.words:
            return str(asked)
        original = self.told.original_language
        return original if original in self.told.words else next(iter(self.told.words))


class ReadyPage(OfRelease, TemplateView):
    """Text, address and pictures of a released statement, ready to copy to each channel."""

    needs = "presenting.see_pieces"
    template_name = "presenting/ready.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay it out."""
        channels = list(channels_in_force_for(self.visitor, timezone.localdate()))
        words = self.told.words[self.language]
        pictures = [
            {"line": one, "alt": one.alts.get(self.language) or one.alts.get("vi", "")}
            for one in pictures_of(self.told)
        ]
        return super().get_context_data(
            title=_now("Đăng lên các kênh"), lead=words.title, language=self.language,
            languages=[(code, language_name(code)) for code in self.told.words],
            ready=ready_for(self.told, channels, self.language), pictures=pictures,
            crumbs=[channels_crumb()], **kwargs,
        )  # fmt: skip


class NotePosting(OfRelease, ActionScreen):
    """A person says: I have posted it, there, then."""

    needs = "presenting.keep_pieces"
    title, submit_label, done_message = _("Tôi đã đăng"), _("Ghi lại"), _("Đã ghi lần đăng này.")
    form_class = PostingForm

    @cached_property
    def channel(self) -> Channel:
        """The channel in the address."""
        return get_channel_for(self.visitor, self.kwargs["channel_id"])

    def get_initial(self) -> dict[str, Any]:
        """Begin with now."""
        return {"posted_at": timezone.localtime()}

    def act(self, form: forms.Form) -> None:
        """Note it."""
        statement = get_statement_for(self.visitor, self.kwargs["statement_id"])
        note_posting(
            by=self.visitor, at=timezone.now(), channel=self.channel, statement=statement,
            language=self.language, **form.cleaned_data,
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go back to the texts."""
        address = reverse("presenting:ready", args=[self.kwargs["statement_id"]])
        return f"{address}?language={self.language}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where."""
        told = {"lead": self.channel.name, "cancel_url": self.get_success_url(), "crumbs": [channels_crumb()]}
        return super().get_context_data(**{**told, **kwargs})


def channels_crumb() -> tuple[str, str]:
    """Return the way back to the channels."""
    return _now("Kênh chính thức"), reverse("presenting:channels")

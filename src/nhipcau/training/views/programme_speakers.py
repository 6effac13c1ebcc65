"""Who speaks in a session: searched among those who hold a post on that day, or a guest by hand."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.training.actions.programme import keep_speaker, remove_speaker
from nhipcau.training.forms.programme import SpeakerForm
from nhipcau.training.models import SessionSpeaker
from nhipcau.training.views.programme import PART, OnSession
from nhipcau.training.views.shared import OnConference, Removal
from nhipcau.units.queries import posts

MOST_SHOWN = 20


class AddSpeaker(OnSession, OnConference):
    """Put somebody into a session."""

    title = _("Báo cáo viên")
    lead = _("Chọn trong những người giữ chức vụ vào đúng ngày của buổi; tên chức vụ được in theo ngày đó.")
    done_message = _("Đã ghi báo cáo viên.")
    form_class = SpeakerForm
    template_name = "training/conference/speaker.html"
    part = PART
    speaker: SessionSpeaker | None = None

    @cached_property
    def words(self) -> str:
        """What was searched for."""
        said = self.request.GET.get("q", "").strip()[:100]
        return said or (self.speaker.name if self.speaker else "")

    @cached_property
    def holders(self) -> list[Any]:
        """Who holds a post that day and carries those words."""
        return list(posts.holdings_on(self.half_day.day, self.words)[: MOST_SHOWN + 1]) if self.words else []

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer them; whoever was chosen in a posted form is among them."""
        day = self.half_day.day
        rows = self.holders[:MOST_SHOWN]
        chosen = self.request.POST.get("holding_id", "")
        if chosen.isdecimal():
            rows = [*rows, *posts.holdings_on(day).filter(pk=chosen).exclude(pk__in=[row.pk for row in rows])]
        holders = [(row.pk, f"{row.name} – {posts.post_words(row, day)}") for row in rows]
        return {**super().get_form_kwargs(), "holders": holders}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell what was searched for, on which day."""
        extra = {"words": self.words, "session": self.session, "day": self.half_day.day,
                 "is_more": len(self.holders) > MOST_SHOWN}  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})

    def act(self, form: Form) -> None:
        """Keep them; a guest's name counts only where nobody was chosen."""
        said = form.cleaned_data
        keep_speaker(
            **self.act_with(), session=self.session, holding_id=said.get("holding_id"), name=said["name"],
            post=said["post"], speaker=self.speaker,
        )  # fmt: skip


class _OnSpeaker(OnSession):
    """The speaker of the address."""

    @cached_property
    def speaker(self) -> SessionSpeaker:
        """The speaker in the address."""
        rows = self.session.speakers.select_related("holding__post__body", "session__half_day__conference")
        return get_object_or_404(rows, public_id=self.kwargs["speaker"])


class ChangeSpeaker(_OnSpeaker, AddSpeaker):  # type: ignore[misc]
    """Somebody else, or another post."""

    title = _("Đổi báo cáo viên")

    def get_initial(self) -> dict[str, Any]:
        """Begin with who it is."""
        row = self.speaker
        return {"holding_id": row.holding_id} if row.holding_id else {"name": row.name, "post": row.post}


class RemoveSpeaker(_OnSpeaker, Removal):
    """Take somebody out of a session."""

    title = _("Bỏ báo cáo viên")
    done_message = _("Đã bỏ báo cáo viên.")
    part = PART

    def consequences(self) -> list[str]:
        """Say who, from where."""
        told = {"name": self.speaker.name, "title": self.session.title}
        return [_now("%(name)s không còn là báo cáo viên của “%(title)s”.") % told]

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is asked
        """Remove them."""
        remove_speaker(**self.act_with(), speaker=self.speaker)

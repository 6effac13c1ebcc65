"""Entering and changing offices, speakers and mandates."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.people.queries import staff_of_unit
from nhipcau.spokespersons import actions
from nhipcau.spokespersons.forms import keeping as forms
from nhipcau.spokespersons.models import Mandate, Office, Speaker
from nhipcau.spokespersons.queries.offices import get_office_for
from nhipcau.spokespersons.queries.speaking import get_mandate_for, get_speaker_for

OFFICE = ("name", "family", "parent_name", "symbol", "seat", "address", "phone", "email", "starts_on",
          "ends_on", "revision")  # fmt: skip
SPEAKER = ("kind", "name", "post", "decision", "phone", "email", "starts_on", "ends_on", "published_on",
           "notified_on", "revision")  # fmt: skip


def said_in(form: Any) -> dict[str, Any]:
    """Return what a form with one field a language says, the languages under one name."""
    stem = f"{form.stem}_"
    said = {key: value for key, value in form.cleaned_data.items() if not key.startswith(stem)}
    said.pop("revision")
    return {**said, form.stem: form.texts()}


class Keeping(ActionScreen):
    """What the screens share."""

    needs = "spokespersons.keep_speakers"

    def get_cancel_url(self) -> str:
        """Go back to where the form was opened."""
        return self.get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the way back."""
        return super().get_context_data(**{"cancel_url": self.get_cancel_url(), **kwargs})


class AddOffice(Keeping):
    """A new office."""

    title = _("Thêm cơ quan")
    done_message = _("Đã ghi cơ quan.")
    form_class = forms.OfficeForm
    success_url = reverse_lazy("spokespersons:offices")

    def act(self, form: Form) -> None:
        """Enter it."""
        actions.keep_office(by=self.visitor, at=timezone.now(), **said_in(form))


class OfOffice(Keeping):
    """A form on one office."""

    @cached_property
    def office(self) -> Office:
        """The office in the address."""
        return get_office_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the office."""
        return reverse("spokespersons:office", args=[self.kwargs["public_id"]])


class ChangeOffice(OfOffice):
    """Change one."""

    title = _("Sửa cơ quan")
    done_message = _("Đã lưu.")
    form_class = forms.OfficeForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        names = {f"names_{code}": text for code, text in self.office.names.items()}
        return {**{name: getattr(self.office, name) for name in OFFICE}, **names}

    def act(self, form: Form) -> None:
        """Keep it."""
        seen = form.cleaned_data["revision"]
        actions.keep_office(
            by=self.visitor, at=timezone.now(), office=self.office, seen=seen, **said_in(form)
        )


class NameSpeaker(OfOffice):
    """Somebody may speak for the office."""

    title = _("Ghi tên người phát ngôn")
    done_message = _("Đã ghi.")
    form_class = forms.SpeakerForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's accounts."""
        return {**super().get_form_kwargs(), "staff": staff_of_unit(self.office.unit_id)}

    def act(self, form: Form) -> None:
        """Name."""
        actions.name_speaker(by=self.visitor, at=timezone.now(), office=self.office, **said_in(form))


class OfSpeaker(Keeping):
    """A form on one speaker."""

    @cached_property
    def speaker(self) -> Speaker:
        """The speaker in the address."""
        return get_speaker_for(self.visitor, self.kwargs["public_id"])

    def get_success_url(self) -> str:
        """Go back to the speaker."""
        return reverse("spokespersons:speaker", args=[self.kwargs["public_id"]])


class ChangeSpeaker(OfSpeaker):
    """Change what is kept."""

    title = _("Sửa người phát ngôn")
    done_message = _("Đã lưu.")
    form_class = forms.SpeakerForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's accounts."""
        return {**super().get_form_kwargs(), "staff": staff_of_unit(self.speaker.office.unit_id)}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        row = self.speaker
        posts = {f"posts_{code}": text for code, text in row.posts.items()}
        account = row.person.public_id if row.person else ""
        return {**{name: getattr(row, name) for name in SPEAKER}, **posts, "person": account}

    def act(self, form: Form) -> None:
        """Change."""
        seen = form.cleaned_data["revision"]
        actions.change_speaker(
            by=self.visitor, at=timezone.now(), speaker=self.speaker, seen=seen, **said_in(form)
        )


class EndSpeaker(OfSpeaker):
    """Somebody no longer speaks."""

    title = _("Thôi phát ngôn")
    done_message = _("Đã ghi ngày thôi.")
    form_class = forms.EndForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.speaker  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def act(self, form: Form) -> None:
        """End."""
        ends_on = form.cleaned_data["ends_on"]
        actions.end_speaker(by=self.visitor, at=timezone.now(), speaker=self.speaker, ends_on=ends_on)


class GiveMandate(OfSpeaker):
    """A written authorisation."""

    title = _("Ghi giấy ủy quyền")
    lead = _("Cho một việc, đến một ngày. Hết hạn hoặc thu hồi thì không ký được nữa.")
    done_message = _("Đã ghi giấy ủy quyền.")
    form_class = forms.MandateForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.speaker  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def act(self, form: Form) -> None:
        """Give."""
        actions.give_mandate(by=self.visitor, at=timezone.now(), speaker=self.speaker, **form.cleaned_data)


class EndMandate(Keeping):
    """Take a mandate back."""

    title = _("Thu hồi giấy ủy quyền")
    submit_label = _("Thu hồi")
    done_message = _("Đã thu hồi.")
    form_class = forms.TakeBackForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.mandate  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    @cached_property
    def mandate(self) -> Mandate:
        """The mandate in the address."""
        return get_mandate_for(self.visitor, self.kwargs["public_id"])

    def act(self, form: Form) -> None:
        """Take back."""
        ended_on = form.cleaned_data["ended_on"]
        actions.end_mandate(by=self.visitor, at=timezone.now(), mandate=self.mandate, ended_on=ended_on)

    def get_success_url(self) -> str:
        """Go back to the speaker."""
        return reverse("spokespersons:speaker", args=[self.mandate.speaker.public_id])

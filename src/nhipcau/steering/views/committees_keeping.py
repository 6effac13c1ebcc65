"""Entering and changing committees, seats and members."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.steering.actions.committees import (
    end_member,
    keep_committee,
    keep_seat,
    remove_seat,
    seat_member,
)
from nhipcau.steering.forms.committees import CommitteeForm, EndMemberForm, MemberForm, SeatForm
from nhipcau.steering.models import Committee, Seat, SeatHolding
from nhipcau.steering.queries.committees import get_committee_for, get_member_for, get_seat_for
from nhipcau.steering.queries.committees_choices import holders_to_choose, offices_to_choose, posts_to_choose
from nhipcau.steering.queries.reach import demand_own
from nhipcau.steering.views.committees import KEEP, LISTED


class Keeping(ActionScreen):
    """What the screens share: the committee, and the way back to it."""

    needs = KEEP

    @cached_property
    def committee(self) -> Committee:
        """The committee in the address."""
        row = get_committee_for(self.visitor, self.kwargs["public_id"])
        demand_own(self.visitor, row.unit_id)
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        """Reach the row first: a form of another unit's row is a 404, not an empty form."""
        self.committee  # noqa: B018 - raises Http404
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the way back."""
        back = self.committee.get_absolute_url()
        crumbs = [(LISTED, reverse("steering:committees")), (self.committee.name, back)]
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": back, **kwargs})

    def get_success_url(self) -> str:
        """Go back to the committee."""
        return self.committee.get_absolute_url()


class AddCommittee(ActionScreen):
    """A new committee."""

    needs = KEEP
    title, submit_label, done_message = _("Thêm ban"), _("Thêm"), _("Đã thêm ban. Hãy thêm từng ghế.")
    form_class = CommitteeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's offices."""
        return {**super().get_form_kwargs(), "offices": offices_to_choose(self.visitor)}

    def act(self, form: Form) -> None:
        """Enter it."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        row = keep_committee(by=self.visitor, at=timezone.now(), **said)
        self.success_url = row.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the way back."""
        return super().get_context_data(**{"cancel_url": reverse("steering:committees"), **kwargs})


class ChangeCommittee(Keeping):
    """Change one."""

    title, done_message = _("Sửa ban"), _("Đã lưu.")
    form_class = CommitteeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's offices."""
        return {**super().get_form_kwargs(), "offices": offices_to_choose(self.visitor)}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        row = self.committee
        kept = {name: getattr(row, name) for name in CommitteeForm.base_fields if name != "office"}
        return {**kept, "office": row.office.public_id if row.office else ""}

    def act(self, form: Form) -> None:
        """Change it."""
        said = dict(form.cleaned_data)
        seen = said.pop("revision") or 0
        keep_committee(by=self.visitor, at=timezone.now(), committee=self.committee, seen=seen, **said)


class AddSeat(Keeping):
    """A new seat."""

    title, submit_label, done_message = _("Thêm ghế"), _("Thêm"), _("Đã thêm ghế.")
    form_class = SeatForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the posts."""
        posts = posts_to_choose(self.visitor, timezone.localdate())
        return {**super().get_form_kwargs(), "posts": posts}

    def act(self, form: Form) -> None:
        """Add it."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        keep_seat(by=self.visitor, at=timezone.now(), committee=self.committee, **said)


class OfSeat(Keeping):
    """A form on one seat."""

    @cached_property
    def seat(self) -> Seat:
        """The seat in the address."""
        row = get_seat_for(self.visitor, self.kwargs["public_id"])
        demand_own(self.visitor, row.committee.unit_id)
        return row

    @cached_property
    def committee(self) -> Committee:
        """Its committee."""
        return self.seat.committee


class ChangeSeat(OfSeat):
    """Change one."""

    title, done_message = _("Sửa ghế"), _("Đã lưu.")
    form_class = SeatForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the posts, the kept one at any rate."""
        kwargs = super().get_form_kwargs()
        posts = posts_to_choose(self.visitor, timezone.localdate())
        kept: Any = self.seat.post
        if kept is not None and all(post.pk != kept.pk for post, _words in posts):
            posts.append((kept, f"{kept.title}, {kept.body.name}"))
        return {**kwargs, "posts": posts}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        kept: Any = self.seat.post
        fields = ("title", "duty", "position", "revision")
        return {**{name: getattr(self.seat, name) for name in fields}, "post": kept.public_id if kept else ""}

    def act(self, form: Form) -> None:
        """Change it."""
        said = dict(form.cleaned_data)
        seen = said.pop("revision") or 0
        keep_seat(by=self.visitor, at=timezone.now(), seat=self.seat, seen=seen, **said)


class RemoveSeat(OfSeat):
    """Remove a seat in which nobody was seated by name."""

    template_name = "common/confirm.html"
    title, submit_label, done_message = _("Bỏ ghế"), _("Bỏ ghế này"), _("Đã bỏ ghế.")
    form_class = Form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens."""
        return super().get_context_data(**{"consequences": [self.seat.title], **kwargs})

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing is filled
        """Remove it."""
        remove_seat(by=self.visitor, at=timezone.now(), seat=self.seat)


class SeatMember(OfSeat):
    """Somebody is seated by a decision."""

    title, submit_label, done_message = _("Cử thành viên"), _("Cử"), _("Đã ghi thành viên.")
    form_class = MemberForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer who holds a post today."""
        kwargs = super().get_form_kwargs()
        return {**kwargs, "holdings": holders_to_choose(self.visitor, timezone.localdate())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which seat."""
        return super().get_context_data(**{"lead": self.seat.title, **kwargs})

    def act(self, form: Form) -> None:
        """Seat."""
        seat_member(by=self.visitor, at=timezone.now(), seat=self.seat, **form.cleaned_data)


class EndMember(Keeping):
    """Somebody leaves a seat."""

    title, submit_label, done_message = _("Thôi thành viên"), _("Ghi ngày thôi"), _("Đã ghi ngày thôi.")
    form_class = EndMemberForm

    @cached_property
    def member(self) -> SeatHolding:
        """The member in the address."""
        row = get_member_for(self.visitor, self.kwargs["public_id"])
        demand_own(self.visitor, row.seat.committee.unit_id)
        return row

    @cached_property
    def committee(self) -> Committee:
        """The committee."""
        return self.member.seat.committee

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is shown."""
        return {"revision": self.member.revision, "ends_on": timezone.localdate()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who."""
        return super().get_context_data(**{"lead": f"{self.member.name}, {self.member.seat.title}", **kwargs})

    def act(self, form: Form) -> None:
        """End."""
        said = dict(form.cleaned_data)
        seen = said.pop("revision")
        end_member(by=self.visitor, at=timezone.now(), member=self.member, seen=seen, **said)

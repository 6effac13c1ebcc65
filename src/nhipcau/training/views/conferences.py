"""Conferences: the list, making one from nothing or from a former one, changing, settling, a told count."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen, ListScreen, PageAction
from nhipcau.spokespersons.queries.offices import offices_of_unit
from nhipcau.training.actions.conferences import (
    change_conference,
    copy_conference,
    declare_count,
    make_conference,
    settle_conference,
)
from nhipcau.training.filters.conferences import ConferenceFilter
from nhipcau.training.forms.conferences import HELD, ConferenceForm, CopyForm, CountForm, SettleForm
from nhipcau.training.queries.conferences import (
    conferences_for,
    counted_conferences_for,
    get_conference_for,
)
from nhipcau.training.tables.conferences import ConferenceTable
from nhipcau.training.views.shared import OnConference

FIELDS = ("title", "office_id", "starts_on", "ends_on", "bases", "aims", "partners", "funding", "duties",
          "contact_words", "personal_until", "revision")  # fmt: skip
KEEP = "training.keep_conferences"
LIST = reverse_lazy("training:conferences")


class ConferenceList(ListScreen):
    """The unit's conferences."""

    needs = "training.see_conferences"
    title = _("Hội nghị tập huấn")
    lead = _("Từ kế hoạch đến giấy chứng nhận: chương trình, điểm cầu, đại biểu, tài liệu, văn bản.")
    table_class = ConferenceTable
    filterset_class = ConferenceFilter
    export_name = "hoi-nghi"
    page_actions = (
        PageAction(_("Lập theo hội nghị trước"), "training:copy_conference", needs=KEEP),
        PageAction(
            _("Lập hội nghị"), "training:make_conference", needs=KEEP, icon="plus",
            primary=True,
        ),
    )  # fmt: skip
    empty_title = _("Chưa có hội nghị nào")
    empty_hint = _("Lập hội nghị đầu tiên; các hội nghị sau lấy lại chương trình, điểm cầu và chỉ tiêu.")
    empty_action = PageAction(_("Lập hội nghị"), "training:make_conference", needs=KEEP)

    def get_queryset(self) -> Any:
        """List the unit's own."""
        return counted_conferences_for(self.visitor)


class MakeConference(ActionScreen):
    """A conference from nothing."""

    needs = "training.keep_conferences"
    title = _("Lập hội nghị")
    submit_label = _("Lập hội nghị")
    done_message = _("Đã lập hội nghị. Bước tiếp theo: chương trình và điểm cầu.")
    form_class = ConferenceForm
    cancel_url = LIST
    template_name = "training/conference/make.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the offices in force today."""
        offices = offices_of_unit(self.visitor.unit_id, timezone.localdate())
        return {**super().get_form_kwargs(), "offices": list(offices)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell where an office is kept, when there is none."""
        crumbs = [(ConferenceList.title, str(LIST))]
        context = super().get_context_data(**{"crumbs": crumbs, **kwargs})
        return {**context, "has_office": bool(context["form"].fields["office_id"].choices)}

    def act(self, form: Form) -> None:
        """Make it."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        self.made = make_conference(by=self.visitor, at=timezone.now(), **said)

    def get_success_url(self) -> str:
        """Go to the conference."""
        return self.made.get_absolute_url()


class CopyConference(ActionScreen):
    """A conference like a former one."""

    needs = "training.keep_conferences"
    title = _("Lập theo hội nghị trước")
    lead = _(
        "Lấy lại chương trình, điểm cầu, thành phần và chỉ tiêu; không lấy tên đại biểu. "
        "Báo cáo viên nhận chức vụ của ngày mới."
    )
    submit_label = _("Lập hội nghị")
    done_message = _("Đã lập hội nghị. Hãy xem phần “Cần xem lại” trước khi trình kế hoạch.")
    form_class = CopyForm
    cancel_url = LIST

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the unit's conferences."""
        return {**super().get_form_kwargs(), "formers": list(conferences_for(self.visitor))}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the conference from whose page one came."""
        chosen = self.request.GET.get("tu", "")
        row = conferences_for(self.visitor).filter(public_id=chosen).first()
        return {"former": row.public_id, "title": row.title} if row else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way back."""
        return super().get_context_data(**{"crumbs": [(ConferenceList.title, str(LIST))], **kwargs})

    def act(self, form: Form) -> None:
        """Copy it."""
        said = form.cleaned_data
        former = get_conference_for(self.visitor, said["former"])
        self.made = copy_conference(
            by=self.visitor,
            at=timezone.now(),
            former=former,
            title=said["title"],
            starts_on=said["starts_on"],
        )

    def get_success_url(self) -> str:
        """Go to the conference."""
        return self.made.get_absolute_url()


class ChangeConference(OnConference):
    """Change what is planned."""

    title = _("Sửa hội nghị")
    done_message = _("Đã lưu.")
    form_class = ConferenceForm
    part = "noi-dung"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the offices in force on its day, and the one it has."""
        offices = {row.pk: row for row in offices_of_unit(self.visitor.unit_id, self.conference.starts_on)}
        offices.setdefault(self.conference.office_id, self.conference.office)
        return {**super().get_form_kwargs(), "offices": list(offices.values())}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        return {name: getattr(self.conference, name) for name in FIELDS}

    def act(self, form: Form) -> None:
        """Keep it."""
        said = dict(form.cleaned_data)
        change_conference(**self.act_with(), conference=self.conference, seen=said.pop("revision"), **said)


class Settle(OnConference):
    """Say whether it was held."""

    title = _("Ghi kết quả hội nghị")
    done_message = _("Đã ghi kết quả.")
    form_class = SettleForm
    part = "ket-qua"

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision."""
        return {"revision": self.conference.revision}

    def act(self, form: Form) -> None:
        """Settle."""
        said = form.cleaned_data
        settle_conference(
            **self.act_with(), conference=self.conference, is_held=said["state"] == HELD,
            outcome=said["outcome"], seen=said["revision"],
        )  # fmt: skip


class DeclareCount(OnConference):
    """Keep a head count that others told."""

    title = _("Số người dự do nơi khác nêu")
    lead = _("Giữ bên cạnh con số đếm được ở đây, kèm nguồn; không cộng, không thay.")
    done_message = _("Đã ghi con số.")
    form_class = CountForm
    part = "ket-qua"

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        row = self.conference
        return {"qualifier": row.declared_qualifier, "count": row.declared_count,
                "source": row.declared_source, "revision": row.revision}  # fmt: skip

    def act(self, form: Form) -> None:
        """Keep it."""
        said = dict(form.cleaned_data)
        declare_count(**self.act_with(), conference=self.conference, seen=said.pop("revision"), **said)


def address_of_copy(public_id: str) -> str:
    """Return where a conference like this one is made."""
    return f"{reverse('training:copy_conference')}?tu={public_id}"

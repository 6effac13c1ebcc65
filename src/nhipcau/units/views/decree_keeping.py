"""Typing a decree: the decree, its rows, its end as a draft, and putting it in force."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from nhipcau.common.screens import ActionScreen
from nhipcau.units import forms_decrees as forms
from nhipcau.units.actions.decrees import add_changes, draft_decree, drop_changes, drop_draft, put_in_force
from nhipcau.units.models import Decree
from nhipcau.units.queries.decrees import changes_of, get_decree_for, outcome
from nhipcau.units.queries.map import map_in_tables
from nhipcau.units.showing_decrees import will
from nhipcau.units.typed_changes import Reader, typed
from nhipcau.units.views.decrees import KEEP, SEE, DecreeList
from nhipcau.units.wording_decrees import WHAT_WORDS, Names, row_words


class Drafting(ActionScreen):
    """A form of an administrator. A draft moves nothing: only putting it in force asks for the code."""

    needs = SEE
    done_message = _("Đã lưu bản nháp.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer 403 to everybody else."""
        if not self.visitor.may(KEEP):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the way back."""
        extra = {
            "crumbs": [(DecreeList.title, reverse("units:decrees"))], "cancel_url": reverse("units:decrees"),
        }  # fmt: skip
        return super().get_context_data(**{**extra, **kwargs})


class AddDecree(Drafting):
    """A new draft."""

    title = _("Ghi quyết định mới")
    lead = _("Ghi văn bản trước, rồi ghi từng thay đổi. Danh mục chưa đổi cho đến khi đưa vào danh mục.")
    form_class: Any = forms.DecreeForm
    submit_label = _("Lưu bản nháp")
    made: Decree | None = None

    def act(self, form: Form) -> None:
        """Enter it."""
        said = dict(form.cleaned_data)
        said.pop("revision")
        self.made = draft_decree(by=self.visitor, at=timezone.now(), **said)

    def get_success_url(self) -> str:
        """Go on with its rows."""
        return reverse("units:decree", args=[self.made.key if self.made else ""])


class OfDraft(Drafting):
    """A form on one draft."""

    @cached_property
    def decree(self) -> Decree:
        """The draft in the address; 404 for one in force."""
        row = get_decree_for(self.visitor, self.kwargs["key"])
        if row.state != "draft":
            raise Http404
        return row

    def get_initial(self) -> dict[str, Any]:
        """Remember which version was seen."""
        return {"revision": self.decree.revision}

    def get_success_url(self) -> str:
        """Go back to the decree."""
        return reverse("units:decree", args=[self.kwargs["key"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name it."""
        crumbs = [(DecreeList.title, reverse("units:decrees")), (self.decree.number, self.get_success_url())]
        return super().get_context_data(**{"crumbs": crumbs, "cancel_url": self.get_success_url(), **kwargs})

    def doing(self, form: Form) -> dict[str, Any]:
        """Return what every action takes."""
        seen = form.cleaned_data.get("revision")
        return {"by": self.visitor, "at": timezone.now(), "decree": self.decree, "seen": seen}


class ChangeDecree(OfDraft):
    """Change the draft's own fields."""

    title = _("Sửa quyết định")
    form_class = forms.DecreeForm

    def get_initial(self) -> dict[str, Any]:
        """Begin with what is kept."""
        kept = ("number", "title", "issued_on", "effective_on", "source", "sure", "revision")
        return {name: getattr(self.decree, name) for name in kept}

    def act(self, form: Form) -> None:
        """Keep it."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        draft_decree(**self.doing(form), **said)


class AddChange(OfDraft):
    """One more change, of the kind in the address."""

    done_message = _("Đã thêm thay đổi.")
    submit_label = _("Thêm")

    @property
    def what(self) -> str:
        """The kind of change; 404 for another word."""
        if self.kwargs["what"] not in forms.FORMS:
            raise Http404
        return str(self.kwargs["what"])

    def get_form_class(self) -> Any:
        """Take the form of the kind."""
        return forms.FORMS[self.what]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the kind."""
        return super().get_context_data(**{"title": WHAT_WORDS[self.what], **kwargs})

    def act(self, form: Form) -> None:
        """Find the units meant and put the rows in."""
        assert self.decree.effective_on is not None  # noqa: S101 - a constraint of the table
        reader = Reader(map_in_tables(), self.decree.effective_on, changes_of(self.decree))
        add_changes(**self.doing(form), changes=typed(self.what, form.cleaned_data, reader))


class DropChange(OfDraft):
    """Take one row out."""

    template_name = "common/confirm.html"
    title = _("Bỏ một thay đổi")
    submit_label = _("Bỏ")
    done_message = _("Đã bỏ thay đổi.")
    form_class = forms.SeenForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the row in words."""
        rows, place = changes_of(self.decree), self.kwargs["place"]
        if not 0 < place <= len(rows):
            raise Http404
        said = row_words(rows[place - 1], Names(map_in_tables(), rows))
        return super().get_context_data(**{"lead": said, "is_danger": True, **kwargs})

    def act(self, form: Form) -> None:
        """Take it out."""
        drop_changes(**self.doing(form), place=self.kwargs["place"] - 1)


class DropDecree(OfDraft):
    """Throw the draft away."""

    template_name = "common/confirm.html"
    title = _("Bỏ bản nháp")
    submit_label = _("Bỏ bản nháp")
    done_message = _("Đã bỏ bản nháp.")
    form_class = forms.SeenForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that nothing else goes."""
        lines = [_now("Các thay đổi đã ghi trong bản nháp sẽ mất."), _now("Danh mục đơn vị không đổi.")]
        return super().get_context_data(**{"consequences": lines, "is_danger": True, **kwargs})

    def act(self, form: Form) -> None:
        """Drop it."""
        doing = self.doing(form)
        doing.pop("seen")
        drop_draft(**doing)

    def get_success_url(self) -> str:
        """Back to the list, or to the draft from the form."""
        return reverse("units:decrees")


class PutInForce(OfDraft):
    """Write it into the map; the gate of `needs` asks for the second factor."""

    needs = KEEP
    template_name = "common/confirm.html"
    title = _("Đưa vào danh mục")
    submit_label = _("Đưa vào danh mục")
    done_message = _("Đã đưa vào danh mục.")
    form_class = forms.SeenForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what happens from which day."""
        return super().get_context_data(**{"consequences": self._consequences(), **kwargs})

    def act(self, form: Form) -> None:
        """Put it in force."""
        put_in_force(**self.doing(form))

    def _consequences(self) -> list[str]:
        before = map_in_tables()
        try:
            told = will(self.decree, outcome(self.decree, before), before)
        except ValueError:
            return [_now("Bản nháp còn dòng cần sửa; chưa đưa vào danh mục được.")]
        return [
            _now("%(n)s đơn vị kết thúc.") % {"n": told["ended"]["count"]},
            _now("%(n)s đơn vị bắt đầu.") % {"n": told["begun"]["count"]},
            _now("%(n)s đơn vị đổi tên, loại, mã hoặc cấp trên.") % {"n": told["altered"]["count"]},
            _now("Sau đó quyết định không sửa, không rút được nữa."),
        ]

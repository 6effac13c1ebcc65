"""Forms of claims: cutting a part, saying the kind, writing the sentence, choosing relations.

In: what the machine offers. Out: clean values and the revision seen; nothing is chosen beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from nhipcau.monitoring.languages import NAMES
from nhipcau.people.places import UnitField
from nhipcau.verification.forms.claims_words import problem_words
from nhipcau.verification.models.claims import ClaimKind, Leaning, RelationKind
from nhipcau.verification.rules.wording import Parts, Problem, problems

SIX = ("vi", "en", "zh", "lo", "km", "fr")
PARTS = ("who", "what", "where", "when", "how_much")
RELATION = "relation_"


class Seen(forms.Form):
    """Knows which revision of the claim the person saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SortForm(Seen):
    """What a marked sentence is, and where it goes if it is not to be checked."""

    kind = forms.ChoiceField(
        label=_("Câu này là gì?"), choices=ClaimKind.choices, widget=forms.RadioSelect, required=True
    )
    routed_to = UnitField(
        label=_("Chuyển đến đơn vị"),
        required=False,
        max_length=200,
        help_text=_("Cần cho phản ánh, kiến nghị; câu hỏi thì tùy. Gõ tên, ví dụ: Tỉnh Cao Bằng."),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Vì sao lưu như vậy, hoặc đơn vị nhận cần làm gì. Không ghi tên người dân."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the unit be suggested."""
        super().__init__(*args, **kwargs)
        self.fields["routed_to"].widget.attrs.update(unit_suggestions())


class WordForm(Seen):
    """The claim as one self-contained sentence, with what it states."""

    wording = forms.CharField(
        label=_("Nhận định, viết thành một câu đủ nghĩa"),
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Ai, điều gì, ở đâu, khi nào, bao nhiêu; không quá 60 từ; "
            "người chưa đọc bài cũng hiểu được. Giữ đúng ý bài, không thêm lời bình."
        ),
    )
    language = forms.ChoiceField(
        label=_("Viết bằng"), choices=[(code, NAMES[code]) for code in SIX], initial="vi"
    )
    who = forms.CharField(
        label=_("Ai (cơ quan, chức vụ, nhóm)"),
        required=False,
        max_length=200,
        help_text=_(
            "Chỉ ghi cơ quan, chức vụ hoặc nhóm người. Không có ô nào cho tên riêng của người dân: "
            "ta kiểm chứng lời nói, không theo dõi người."
        ),
    )
    what = forms.CharField(label=_("Điều gì"), required=False, max_length=200)
    where = forms.CharField(label=_("Ở đâu"), required=False, max_length=200)
    when = forms.CharField(
        label=_("Khi nào"),
        required=False,
        max_length=120,
        help_text=_("Ngày cụ thể, không viết “hôm qua”."),
    )
    how_much = forms.CharField(label=_("Bao nhiêu"), required=False, max_length=120)
    leaning = forms.ChoiceField(
        label=_("Nếu đúng, nhận định này có lợi cho ai?"),
        choices=Leaning.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Khen hay chê đều kiểm chứng như nhau. Câu trả lời chỉ để bảng thống kê cho thấy điều đó; "
            "nó không đổi thứ tự của hàng chờ."
        ),
    )
    units = forms.MultipleChoiceField(
        label=_("Liên quan đến địa phương"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other_unit = UnitField(label=_("Địa phương khác"), required=False, max_length=200)

    def __init__(
        self,
        *args: Any,
        units: Mapping[str, str] | None = None,
        hinted: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        """Offer these units; say at each field that the machine filled that it did."""
        super().__init__(*args, **kwargs)
        for name in hinted:
            field = self.fields[name]
            said = _("máy gợi ý theo bài; hãy đọc lại trước khi lưu")
            field.help_text = format_lazy("{} ({})", field.help_text, said) if field.help_text else said
        self.fields["units"].choices = list((units or {}).items())  # type: ignore[attr-defined]
        if not units:
            del self.fields["units"]
        self.fields["other_unit"].widget.attrs.update(unit_suggestions())

    def clean(self) -> dict[str, Any]:
        """Put each problem that must be put right at its field."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("wording"):
            for problem in self.problems:
                if problem.must:
                    self.add_error(problem.field, problem_words(problem))
        return said

    @property
    def parts(self) -> Parts:
        """What is stated beside the sentence."""
        return Parts(**{name: self.cleaned_data.get(name, "") for name in PARTS})

    @property
    def problems(self) -> Sequence[Problem]:
        """What keeps the sentence from standing alone, and what is only advice."""
        said = self.cleaned_data
        return problems(said.get("wording", ""), self.parts, said.get("language", "vi"))

    @property
    def advice(self) -> list[str]:
        """Advice in words."""
        return [problem_words(problem) for problem in self.problems if not problem.must]

    @property
    def unit_ids(self) -> set[str]:
        """The units it concerns."""
        other = self.cleaned_data.get("other_unit")
        return {*self.cleaned_data.get("units", []), *([other] if other else [])}


class RelateForm(Seen):
    """How this claim stands to each of the nearest ones; what is left open stays undecided."""

    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, near: Iterable[str] = (), **kwargs: Any) -> None:
        """Make one choice for each of these claims (public ids), none of them chosen."""
        super().__init__(*args, **kwargs)
        self.near = list(near)
        for public_id in self.near:
            self.fields[f"{RELATION}{public_id}"] = forms.ChoiceField(
                label=_("Quan hệ"), required=False, choices=[("", _("Chưa chọn")), *RelationKind.choices]
            )

    def choice_of(self, public_id: str) -> Any:
        """Return the drawn choice of one claim."""
        return self[f"{RELATION}{public_id}"]

    @property
    def chosen(self) -> dict[str, str]:
        """The claims for which something was chosen."""
        said = {public_id: self.cleaned_data.get(f"{RELATION}{public_id}", "") for public_id in self.near}
        return {public_id: kind for public_id, kind in said.items() if kind}


def unit_suggestions() -> dict[str, Any]:
    """Return what makes a unit field suggest units while one types."""
    return {
        "list": "unit-suggestions",
        "autocomplete": "off",
        "hx-get": reverse_lazy("verification:claim_units"),
        "hx-trigger": "input changed delay:250ms",
        "hx-target": "#unit-suggestions",
        "hx-swap": "innerHTML",
    }

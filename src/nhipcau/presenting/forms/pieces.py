"""Forms around a piece: beginning it, its filing, its facts in one language, its pictures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.people.places import UnitField
from nhipcau.presenting.forms.fields import area, day_field
from nhipcau.presenting.models import Asset, Category
from nhipcau.presenting.rules.categories import facts_of
from nhipcau.presenting.rules.sheets import Fact
from nhipcau.presenting.wording import event_choices, fact_label
from nhipcau.spokespersons.queries.offices import offices_of_unit

BLANK_ROWS = 3


class FilingForm(forms.Form):
    """Where a piece is filed."""

    category = forms.ChoiceField(label=_("Mục"), choices=Category.choices)
    place_id = UnitField(
        label=_("Giới thiệu nơi nào"), required=False, help_text=_("Gõ tên tỉnh hoặc xã, phường.")
    )
    season = forms.CharField(
        label=_("Mùa, dịp"), max_length=120, required=False, help_text=_("Ví dụ: tháng 9–10.")
    )
    event = forms.ChoiceField(label=_("Sự kiện"), required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the events of the person's unit."""
        super().__init__(*args, **kwargs)
        events = event_choices(str(person.unit_id), timezone.localdate())
        self.fields["event"].choices = events  # type: ignore[attr-defined]


class PieceForm(FilingForm):
    """A new piece with its first words in Vietnamese."""

    office = forms.ChoiceField(label=_("Cơ quan đứng tên"))
    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    lead = area(_("Đoạn mở đầu"), rows=3)
    body = area(
        _("Nội dung"), _("Các đoạn cách nhau một dòng trống. Dòng bắt đầu bằng “- ” là mục liệt kê."), rows=12
    )
    dated_on = day_field(_("Ngày đề trên bài"))
    field_order = ("title", "lead", "body", "category", "place_id", "season", "event", "office", "dated_on")

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Offer the offices of the person's unit."""
        super().__init__(*args, person=person, **kwargs)
        self.offices = {
            row.public_id: row for row in offices_of_unit(str(person.unit_id), timezone.localdate())
        }
        self.fields["office"].choices = [(key, str(row)) for key, row in self.offices.items()]  # type: ignore[attr-defined]

    def clean_office(self) -> Any:
        """Return the office chosen."""
        return self.offices[self.cleaned_data["office"]]


class FactsForm(forms.Form):
    """The facts table in one language; names and sources are kept with the Vietnamese."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, category: str, language: str, facts: list[Fact], **kwargs: Any) -> None:
        """Ask for each fact of the category, and for facts of another name."""
        super().__init__(*args, **kwargs)
        self.language = language
        self.rows = rows_for(category, facts, blank=BLANK_ROWS if language == "vi" else 0)
        for place, fact in enumerate(self.rows):
            self._add(place, fact)

    def _add(self, place: int, fact: Fact) -> None:
        is_first = self.language == "vi"
        if not fact.key:
            self._line(f"label_{place}", _("Tên thông tin khác"), fact.label.get(self.language, ""), 80)
        label = fact_label(fact.key) if fact.key else _("Nội dung")
        told = "" if is_first else fact.values.get("vi", "")
        self._line(f"value_{place}", label, fact.values.get(self.language, ""), 400, told)
        if is_first:
            self._line(f"source_{place}", _("Nguồn (cần khi có con số)"), fact.source, 200)
            field = day_field(_("Ngày của nguồn"), required=False)
            field.initial = fact.source_on or None
            self.fields[f"source_on_{place}"] = field

    def _line(self, name: str, label: Any, initial: str, most: int, help_text: str = "") -> None:
        self.fields[name] = forms.CharField(
            label=label, initial=initial, max_length=most, required=False, help_text=help_text,
            widget=forms.TextInput({"lang": self.language}),
        )  # fmt: skip

    def facts(self) -> list[Fact]:
        """Return the facts with this language's words put in; rows without any words are left out."""
        told = [self._fact(place, fact) for place, fact in enumerate(self.rows)]
        return [fact for fact in told if any(fact.values.values()) or any(fact.label.values())]

    def _fact(self, place: int, fact: Fact) -> Fact:
        said = self.cleaned_data
        values = {**fact.values, self.language: said.get(f"value_{place}") or ""}
        label = fact.label if fact.key else {**fact.label, self.language: said.get(f"label_{place}") or ""}
        if self.language != "vi":
            return Fact(fact.key, label, values, fact.source, fact.source_on)
        source_on = said.get(f"source_on_{place}")
        iso = source_on.isoformat() if source_on else ""
        return Fact(fact.key, label, values, said.get(f"source_{place}") or "", iso)


def rows_for(category: str, facts: list[Fact], *, blank: int) -> list[Fact]:
    """Return the category's facts in their order, then those of another name, then empty rows."""
    known = {fact.key: fact for fact in facts if fact.key}
    asked = facts_of(category)
    rows = [known.get(key, Fact(key)) for key in asked]
    others = [fact for fact in facts if fact.key not in asked]
    return [*rows, *others, *(Fact() for _place in range(blank))]


class PicturesForm(forms.Form):
    """Which pictures stand beside the words, and which one on top."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    assets = forms.MultipleChoiceField(
        label=_("Ảnh của bài"), required=False, widget=forms.CheckboxSelectMultiple
    )
    first = forms.ChoiceField(label=_("Ảnh đứng đầu"), required=False)

    def __init__(self, *args: Any, offered: list[Asset], **kwargs: Any) -> None:
        """Offer the unit's pictures."""
        super().__init__(*args, **kwargs)
        self.offered = {asset.public_id: asset for asset in offered}
        named = [(key, str(asset)) for key, asset in self.offered.items()]
        self.fields["assets"].choices = named  # type: ignore[attr-defined]
        self.fields["first"].choices = [("", _("Theo thứ tự đã chọn")), *named]  # type: ignore[attr-defined]

    def chosen(self, before: list[Asset]) -> list[Asset]:
        """Return the pictures: as they stood before, new ones after them, the first one on top."""
        wanted = self.cleaned_data["assets"]
        first = self.cleaned_data["first"]
        order = [asset.public_id for asset in before if asset.public_id in wanted]
        order += [key for key in wanted if key not in order]
        if first in order:
            order.sort(key=lambda key: key != first)
        return [self.offered[key] for key in order]

"""Saying what a claim is, and writing it as one sentence. Each form makes one domain call."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common.conflicts import Stale
from nhipcau.common.screens import ActionScreen
from nhipcau.monitoring.queries.places import full_name
from nhipcau.people.places import as_typed
from nhipcau.reading.stages.embed import load_embedder
from nhipcau.verification.actions.sorting import sort_claim
from nhipcau.verification.actions.wording import word_claim
from nhipcau.verification.forms.claims import PARTS, SortForm, WordForm
from nhipcau.verification.models import Claim
from nhipcau.verification.models.claims import ClaimKind
from nhipcau.verification.queries.claims import get_claim_for, occurrences_of
from nhipcau.verification.queries.matching import text_of
from nhipcau.verification.queries.suggesting import hints_for, offers_for
from nhipcau.verification.rules import states


class OfClaim(ActionScreen):
    """A form about one claim of the person's unit; its address and revision are known."""

    needs = "verification.note_claim"
    overtaken_by: Claim | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the claim; another unit's is not there."""
        if request.user.is_authenticated:
            self.claim = get_claim_for(request.user, self.kwargs["public_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is shown."""
        return {**super().get_initial(), "revision": self.claim.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the marked words and the way back."""
        home = self.claim.get_absolute_url()
        crumbs = [(gettext("Nhận định"), reverse("verification:claims")), (gettext("Nhận định này"), home)]
        extra = {"crumbs": crumbs, "cancel_url": home, "claim": self.claim, "overtaken_by": self.overtaken_by}
        return super().get_context_data(**{**extra, "occurrences": occurrences_of([self.claim]), **kwargs})

    def change(self, form: Form) -> None:
        """Make the one domain call; override."""
        raise NotImplementedError

    def act(self, form: Form) -> None:
        """Change the claim, or keep in mind that somebody else did."""
        try:
            self.change(form)
        except Stale:
            self.overtaken_by = get_claim_for(self.visitor, self.claim.public_id)
            raise

    def form_invalid(self, form: Form) -> HttpResponse:
        """Keep what was typed; after a conflict the next save knows of the other's change."""
        if self.overtaken_by is not None:
            sent = self.request.POST.copy()
            sent["revision"] = str(self.overtaken_by.revision)
            form.data = sent
        return super().form_invalid(form)

    def get_success_url(self) -> str:
        """Return to the claim."""
        return self.claim.get_absolute_url()


class SortClaim(OfClaim):
    """Say what kind it is; the machine hints and chooses nothing."""

    title = _("Câu này là gì?")
    lead = _(
        "Chỉ điều kiểm chứng được mới có hồ sơ. Ý kiến, châm biếm thì lưu; phản ánh thì chuyển đi giải quyết."
    )
    template_name = "verification/claims/sort.html"
    form_class = SortForm
    submit_label = _("Lưu phân loại")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what a person chose before, if anybody did."""
        claim = self.claim
        chosen = {"kind": claim.kind, "note": claim.filing_note} if claim.kind else {}
        if claim.routed_to_id:
            chosen["routed_to"] = as_typed(claim.routed_to_id)
        return {**super().get_initial(), **chosen}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the words sound like, as the machine's hint."""
        names = dict(ClaimKind.choices)
        hints = [(names[hint.kind], ", ".join(hint.words)) for hint in hints_for(self.claim)]
        return super().get_context_data(hints=hints, **kwargs)

    def change(self, form: Form) -> None:
        """Sort."""
        said = form.cleaned_data
        self.claim = sort_claim(
            by=self.visitor, at=timezone.now(), claim=self.claim, kind=said["kind"], note=said["note"],
            routed_to=said["routed_to"], revision=said["revision"],
        )  # fmt: skip

    def get_success_url(self) -> str:
        """Go on to the sentence where the claim has none and is to be checked."""
        if self.claim.state == states.NOTED:
            return reverse("verification:word", args=[self.claim.public_id])
        return self.claim.get_absolute_url()


class WordClaim(OfClaim):
    """Write the claim as one sentence that stands alone."""

    title = _("Viết thành một câu")
    lead = _("Viết lại điều được nói thành một câu mà người chưa đọc bài cũng hiểu, rồi tìm xem đã gặp chưa.")
    template_name = "verification/claims/word.html"
    form_class = WordForm
    submit_label = _("Lưu và tìm nhận định trước đây")

    @property
    def offers(self) -> Any:
        """What the articles mention near the marked words; read once."""
        if not hasattr(self, "_offers"):
            self._offers = offers_for(self.claim)
        return self._offers

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the units named near the words, and those chosen before."""
        today = timezone.localdate()
        chosen = {row.unit_id: full_name(row.unit_id, today) or row.unit_id for row in self.claim.units.all()}
        hinted = [] if self.claim.wording else [*self.offers.inside]
        return {**super().get_form_kwargs(), "units": {**self.offers.units, **chosen}, "hinted": hinted}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what stands, else with what the machine read in the marked words themselves."""
        claim, inside = self.claim, self.offers.inside
        if claim.wording:
            parts = {name: getattr(claim, name) for name in PARTS}
            units = [row.unit_id for row in claim.units.all()]
            kept = {"wording": claim.wording, "language": claim.language, "leaning": claim.leaning}
            return {**super().get_initial(), **kept, **parts, "units": units}
        text, language = text_of(claim)
        begun = {"wording": text[:1].upper() + text[1:]} if language == "vi" else {}
        return {**super().get_initial(), **begun, **inside, "units": list(self.offers.units)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the machine's offers beside the fields."""
        offers = self.offers
        labels = {"who": _("Ai"), "where": _("Ở đâu"), "when": _("Khi nào"), "how_much": _("Bao nhiêu")}
        shown = [
            (name, label, getattr(offers, name)) for name, label in labels.items() if getattr(offers, name)
        ]
        return super().get_context_data(offers=shown, **kwargs)

    def change(self, form: Form) -> None:
        """Word."""
        assert isinstance(form, WordForm)  # noqa: S101 - the screen's own form
        said = form.cleaned_data
        self.claim = word_claim(
            by=self.visitor, at=timezone.now(), claim=self.claim, wording=said["wording"],
            language=said["language"], parts=form.parts, leaning=said["leaning"], unit_ids=form.unit_ids,
            revision=said["revision"], embedder=load_embedder(),
        )  # fmt: skip
        for words in form.advice:
            messages.info(self.request, gettext("Gợi ý: %(words)s") % {"words": words})

    def get_success_url(self) -> str:
        """Go on to the earlier claims."""
        return reverse("verification:relate", args=[self.claim.public_id])

"""What a dossier still lacks: counted from its rows, judged by the pure rule, said with its remedy."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.verification.models import Dossier
from nhipcau.verification.rules import states
from nhipcau.verification.rules.fairness import FairnessFacts, Missing
from nhipcau.verification.rules.states import FEWEST_SEARCHES


def fairness_of(dossier: Dossier) -> FairnessFacts:
    """Count what stands in the dossier now."""
    stances = list(dossier.evidence.filter(withdrawn_at=None).values_list("stance", flat=True))
    sides = list(dossier.searches.filter(found_nothing=True).values_list("side", flat=True))
    for_both = sides.count("both")
    return FairnessFacts(
        would_show_wrong=dossier.would_show_wrong,
        best_case=dossier.best_case,
        supporting=stances.count(states.SUPPORTS),
        contradicting=stances.count(states.CONTRADICTS),
        empty_for_supporting=sides.count(states.SUPPORTS) + for_both,
        empty_for_contradicting=sides.count(states.CONTRADICTS) + for_both,
    )


def remedy(missing: Missing) -> str:
    """Say what is missing and what to do about it."""
    if missing == Missing.WOULD_SHOW_WRONG:
        return _("Chưa viết điều gì sẽ cho thấy ta sai. Hãy viết mục ấy trước, rồi mới thêm chứng cứ.")
    if missing == Missing.SUPPORTING:
        words = _("Chưa có chứng cứ ủng hộ nhận định. Hãy thêm, hoặc ghi %(count)s lần tìm mà không thấy.")
    elif missing == Missing.CONTRADICTING:
        words = _("Chưa có chứng cứ bác nhận định. Hãy thêm, hoặc ghi %(count)s lần tìm mà không thấy.")
    else:
        words = _("Chưa viết lý lẽ mạnh nhất của phía kia. Hãy viết, hoặc ghi %(count)s lần tìm không thấy.")
    return words % {"count": FEWEST_SEARCHES}


def remedies(missing: tuple[Missing, ...]) -> str:
    """Say all of it in one breath, as a refusal does."""
    return " ".join(remedy(one) for one in missing)

"""What the database itself refuses of claims, and what the makers of the tests give."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.verification.making import NOW, make_article, make_claim, make_person, make_story

from nhipcau.verification.models import Claim

pytestmark = pytest.mark.django_db

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"kind": "opinion", "state": "open"}, "verification_kind_fits_state"),
    ({"kind": "complaint", "state": "filed"}, "verification_kind_fits_state"),
    ({"kind": "checkable", "state": "open", "wording": ""}, "verification_open_claim_is_worded"),
    ({"kind": "question", "state": "routed"}, "verification_routed_names_unit"),
    ({"kind": "checkable", "state": "repeat"}, "verification_repeat_names_claim"),
    ({"worth": 101}, "verification_worth_to_hundred"),
    ({"leaning": "friendly"}, "verification_known_leaning"),
]


@pytest.mark.parametrize(("change", "name"), REFUSED, ids=[str(number) for number in range(len(REFUSED))])
def test_the_database_refuses(change: dict[str, Any], name: str) -> None:
    claim = make_claim()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**change)


def test_a_claim_keeps_its_article() -> None:
    article = make_article()
    claim = make_claim(article=article, story=make_story(article), by=make_person())
    assert claim.occurrences.get().exact in article.versions.get().text
    assert claim.noted_at == NOW

"""Charter 1: no table, column, filter, address, export or log for the author of a private post."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection, models
from tests.charter.house import addresses, list_screens, nodes, own_models, route_of

OF_AN_AUTHOR = re.compile(
    r"(^|_)(author|authors|byline|handle|nick|nickname|avatar|profile|stance|follower|followers|following|friend"
    r"|network|sentiment|persona|influencer|influence|reach|poster|commenter|account_url|user_url|speaker_score"
    r"|person_score|credibility|loyalty|hostile|hostility)(_|$)"
)
STAFF = {
    ("ReviewList", "author"): "the member of staff who wrote a finding, for whoever is to read it",
    ("verification.Finding", "author"): "the member of staff who wrote a finding; four eyes need him",
    (
        "verification.Evidence",
        "stance",
    ): "how a piece of evidence stands to a sentence, not a person to the state",
}
"""Columns whose name the scan knows, and why each is no author of a private post."""
ABOUT_CLAIMS = {"Claim", "Occurrence", "Relation", "ClaimUnit", "ClaimVector"}
STAFF_ONLY = {"noted_by", "added_by", "decided_by"}
"""The only keys from a claim to an account: who of ours did it."""


def forbidden(name: str) -> bool:
    return bool(OF_AN_AUTHOR.search(name))


def test_the_scan_would_find_what_it_looks_for() -> None:
    assert all(forbidden(name) for name in ("author", "post_author", "author_name", "user_handle", "stance"))
    assert not any(forbidden(name) for name in ("authority", "title", "networking", "owner", "wording"))


def test_no_model_has_a_column_for_an_author() -> None:
    for model in own_models():
        for field in model._meta.get_fields():
            if (model._meta.label, field.name) not in STAFF:
                assert not forbidden(field.name), f"{model._meta.label}.{field.name}"


@pytest.mark.django_db
def test_no_table_of_the_database_has_one_either() -> None:
    """Migrations can make what no model shows."""
    known = {
        (apps_model._meta.db_table, field)
        for apps_model in own_models()
        for (label, field) in STAFF
        if apps_model._meta.label == label
    }
    seen = 0
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                seen += 1
                name = column.name.removesuffix("_id")
                assert (table, name) in known or not forbidden(name), f"{table}.{column.name}"
    assert seen > 300


def test_a_claim_leads_to_no_person_but_our_own_staff() -> None:
    keys = {
        (model.__name__, field.name)
        for model in own_models()
        if model.__name__ in ABOUT_CLAIMS and model._meta.app_label == "verification"
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model._meta.label == "people.Person"  # type: ignore[union-attr]
    }
    assert {name for _model, name in keys} <= STAFF_ONLY
    assert ("Claim", "noted_by") in keys


def of_verification(screen: type[Any]) -> bool:
    return screen.__module__.startswith("nhipcau.verification")


def test_no_filter_of_any_list_of_claims_asks_for_a_person() -> None:
    seen = 0
    for screen in filter(of_verification, list_screens()):
        for name, asked in screen.filterset_class.base_filters.items():
            seen += 1
            assert not forbidden(name), f"{screen.__name__}: {name}"
            asked_of = str(asked.field_name or "")
            assert not STAFF_ONLY & set(asked_of.split("__")), f"{screen.__name__}: {name}"
    assert seen >= 5


def test_no_list_or_export_of_claims_has_a_column_of_a_person() -> None:
    seen = 0
    for screen in filter(of_verification, list_screens()):
        for name, column in screen.table_class.base_columns.items():
            seen += 1
            is_staff = (screen.__name__, name) in STAFF
            assert is_staff or not forbidden(name), f"{screen.__name__}: {name}"
            assert not STAFF_ONLY & set(str(column.accessor or name).split("__")), (
                f"{screen.__name__}: {name}"
            )
    assert seen >= 8


def test_no_address_names_or_groups_by_an_author() -> None:
    words = re.compile(r"tac-gia|nguoi-dang|nguoi-viet|tai-khoan-mang|author|profile|persona|network")
    routes = [route_of(pattern) for pattern in addresses()]
    assert len(routes) > 60
    for route in routes:
        assert not words.search(route), route


def test_no_code_groups_articles_or_claims_by_who_wrote_them() -> None:
    """No `.values("author")`, `order_by("byline")` and the like anywhere."""
    import ast

    calls = {"values", "values_list", "order_by", "group_by", "annotate", "filter", "distinct", "exclude"}
    for path, node in nodes(ast.Call):
        if not (isinstance(node.func, ast.Attribute) and node.func.attr in calls):
            continue
        names = [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        names += [keyword.arg for keyword in node.keywords if keyword.arg]
        for name in names:
            parts = [part for part in name.lstrip("-").split("__") if part not in {"author", "stance"}]
            is_ours = "verification" in path.parts or len(parts) == len(name.lstrip("-").split("__"))
            assert is_ours, f"{path.name}:{node.lineno} {name}"
            assert not any(forbidden(part) for part in parts), f"{path.name}:{node.lineno} {name}"

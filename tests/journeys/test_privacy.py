"""docs/privacy.md names every field that can hold a person, and no field that is gone (trust.md, 12)."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps
from django.db import models

INVENTORY = Path(__file__).resolve().parents[2] / "docs" / "privacy.md"
FIELD = re.compile(r"`([a-z_]+\.[A-Z]\w+\.\w+)`")
TELLING = re.compile(
    r"(^|_)(name|email|e_mail|mail|phone|tel|mobile|address|username|ip|agent|person|people|reader|recipient|to|by"
    r"|quiet|user|session|password|birth|born|gender|contact|cc|bcc|signature|photo|portrait)(_|$)"
)
NOT_PEOPLE = {
    "auth.Permission.name": "Django's own table, unused",
    "auth.Group.name": "Django's own table, unused",
    "people.Person.user_permissions": "Django's own key, unused",
    "people.Person.session_version": "a counter",
    "units.UnitName.name": "a place",
    "sources.Outlet.name": "an outlet",
    "sources.Page.file_name": "a saved page",
    "monitoring.Version.reader_version": "our own program",
    "monitoring.SavedSearch.name": "a search",
    "stories.Story.titled_by_hand": "a yes or no",
    "stories.Placement.by": "machine or hand",
    "watching.Topic.name": "a topic",
    "watching.Subscription.by_mail": "a yes or no",
    "watching.Receipt.mail": "a state",
    "watching.OwnRules.mail": "a yes or no",
    "watching.OwnRules.bursts_break_quiet": "a yes or no",
    "digest.Edition.is_made_by_machine": "a yes or no",
    "verification.KeptFile.name": "a file's name",
    "statements.Approval.signature": "over words, by the office's key",
    "signing.SignedHead.signature": "over the log, by the office's key",
    "statements.PickupMark.name": "of a watermark",
    "statements.Round.subscribed_by": "a moment",
    "incidents.Template.name": "a template",
    "presenting.Asset.name": "a picture",
    "presenting.Channel.name": "an official channel",
    "presenting.Channel.address": "of an official channel",
    "presenting.Posting.address": "of a post",
    "press.Conference.contact_words": "an office's telephone",
    "press.Enquiry.wanted_by": "a day",
    "training.Category.name": "a kind of delegate",
    "training.Material.file_name": "a file",
    "training.Quota.email": "an agency's official mailbox",
    "training.Site.name": "a place",
    "training.Topic.name": "a subject",
    "units.Body.name": "an agency",
    "steering.Committee.name": "a committee",
    "steering.Extension.to_on": "a day",
    "steering.Product.address": "of a product",
    "reports.AwardRound.name": "a round",
    "reports.FormVersion.name": "a form",
    "reports.Indicator.name": "a figure",
    "reports.Period.name": "a period",
}


def own_fields(model: type[models.Model]) -> list[models.Field]:  # type: ignore[type-arg]
    return [*model._meta.local_fields, *model._meta.local_many_to_many]


def can_hold_a_person(field: models.Field) -> bool:  # type: ignore[type-arg]
    """A kind or a name that tells of a person, or a key to an account."""
    if field.is_relation:
        label = field.related_model._meta.label  # type: ignore[union-attr]
        return label in {"people.Person", "digest.Recipient"}
    is_kind = isinstance(field, models.EmailField | models.GenericIPAddressField)
    return is_kind or bool(TELLING.search(field.name))


def test_every_field_that_can_hold_a_person_is_in_the_inventory() -> None:
    named = set(FIELD.findall(INVENTORY.read_text(encoding="utf-8")))
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if not model._meta.auto_created
        for field in own_fields(model)
        if can_hold_a_person(field)
    }
    assert len(found) > 25
    assert found - named - set(NOT_PEOPLE) == set(), "name them in docs/privacy.md: purpose, and how long"


def test_the_inventory_and_the_exceptions_name_only_fields_that_are_there() -> None:
    there = {
        f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in own_fields(model)
    }
    named = set(FIELD.findall(INVENTORY.read_text(encoding="utf-8")))
    assert named - there == set()
    assert set(NOT_PEOPLE) - there == set()
    assert named & set(NOT_PEOPLE) == set()


def test_a_new_field_for_a_phone_number_would_be_found() -> None:
    for name in ("phone", "home_address", "reader_name", "sent_to", "birth_year"):
        field = models.CharField(name=name)
        field.set_attributes_from_name(name)
        assert can_hold_a_person(field), name

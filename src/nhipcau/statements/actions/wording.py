"""Words on their way into a version: canonical, without secrecy stamp, their writer kept.

Called by every action that stores words.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from nhipcau.common.folding import fold
from nhipcau.common.refusals import Refused
from nhipcau.statements.models import Edition, Version, Writer
from nhipcau.statements.rules import states
from nhipcau.statements.rules.content import Content, content_of, secrecy_stamp

LONGEST_TITLE = 300
LONGEST_BODY = 60_000
"""Some twenty printed pages; a longer text is an annex, not a statement."""


def clean(language: str, title: str, lead: str, body: str) -> Content:
    """Bring words into the form that is signed, or refuse them."""
    if language not in settings.NEWSROOM_LANGUAGES:
        raise Refused(_("Cổng báo chí chưa có ngôn ngữ này."), field="language")
    try:
        words = content_of(language, title, lead, body)
    except ValueError as fault:
        raise Refused(str(fault)) from fault
    if not words.title:
        raise Refused(_("Hãy ghi tiêu đề."), field="title")
    if len(words.title) > LONGEST_TITLE:
        raise Refused(_("Tiêu đề dài quá 300 ký tự."), field="title")
    if len(words.lead) + len(words.body) > LONGEST_BODY:
        raise Refused(_("Bài dài quá 60.000 ký tự; hãy để phần dài thành phụ lục."), field="body")
    stamp = secrecy_stamp(words)
    if stamp:
        raise Refused(
            _("Lời này mang dấu mật “%(stamp)s”. Hệ thống không nhận nội dung mật.") % {"stamp": stamp},
            field="body",
        )
    return words


def new_version(
    *, by: Any, at: datetime, edition: Edition, words: Content, made: str, source_hash: str,
    machine_hash: str = "",
) -> Version:  # fmt: skip
    """Store the first words of a language; whoever brought them is their writer."""
    is_machine = made == states.BY_MACHINE
    version = Version.objects.create(
        edition=edition, language=words.language, title=words.title, lead=words.lead, body=words.body,
        made=made, content_hash=words.hash, source_hash=source_hash, folded=folded(words),
        machine_hash=(machine_hash or words.hash) if is_machine else "", changed_at=at, changed_by=by,
    )  # fmt: skip
    keep_writer(version, by, at)
    return version


def keep_writer(version: Version, by: Any, at: datetime) -> None:
    """Remember who wrote at a version: none of them approves it (charter 8)."""
    if by is not None:
        Writer.objects.get_or_create(version=version, person=by, defaults={"first_at": at})


def keep_writer_of_all(edition: Edition, by: Any, at: datetime) -> None:
    """Remember who wrote what every language is signed with: what a correction changes, what is asked."""
    for version in edition.versions.all():
        keep_writer(version, by, at)


def folded(words: Content) -> str:
    """Return the words as search compares them."""
    return fold("\n".join((words.title, words.lead, words.body)))

"""A stored letter as the message that goes out. Called by the sender only.

Plain text always; no picture or script is fetched when it is read; robots are told not to answer.
"""

from __future__ import annotations

import re
from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from nhipcau.mailing.models import Enclosure, Letter

CALENDAR = "text/calendar"
METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)


def message_of(letter: Letter, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """Compose the message; the same letter gives the same Message-ID at every try."""
    headers = {
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": letter.language,
    }
    if letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        if letter.unsubscribe.startswith("http"):  # RFC 8058: the mail program posts, without a page between
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.to],
        headers=headers,
        connection=connection,
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    for each in letter.enclosures.all():
        if each.content_type == CALENDAR:
            message.attach(_calendar_part(each))
        else:
            message.attach(each.name, bytes(each.content), each.content_type)
    return message


def _calendar_part(file: Enclosure) -> MIMEText:
    """Return an invitation as mail programs know one: its method stands in the head too (RFC 6047, 2.4)."""
    words = bytes(file.content).decode("utf-8")
    part = MIMEText(words, "calendar", "utf-8")
    found = METHOD.search(words)
    if found:
        part.set_param("method", found.group(1))
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part

"""A stored letter as the message that goes out. Called by the sender only.

Plain text always; no picture or script is fetched when it is read; robots are told not to answer.
"""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from nhipcau.mailing.models import Letter


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
        message.attach(each.name, bytes(each.content), each.content_type)
    return message

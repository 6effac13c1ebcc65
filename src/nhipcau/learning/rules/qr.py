"""The QR of a certificate: its whole signed text, in the address of the page that checks it. Pure.

In: the short signed form; out: the address, and the code as SVG. Called by the printing of certificates.
"""

from __future__ import annotations

import io

import segno

PAGE = "/vi/chung-nhan/"
SIZE_MM = 44
"""Printed width. A code of 500 signs has some 90 dots a side: half a millimetre each, which a phone reads."""
MASK = 3
"""Any of the eight reads alike over signed text, which is as good as random; trying all takes 40 ms each."""
QUIET_DOTS = 2
"""White around it; the paper itself is white, the standard's four are kept by the layout."""


def address(code: str, *, site: str) -> str:
    """Return what the QR holds."""
    return f"{site}{PAGE}?c={code}"


def drawn(text: str) -> bytes:
    """Draw the code; level L, because every dot more would be a smaller dot."""
    code = segno.make_qr(text, error="l", mask=MASK, boost_error=True)
    written = io.BytesIO()
    code.save(written, kind="svg", border=QUIET_DOTS, xmldecl=False, svgns=True, nl=False)
    return written.getvalue()

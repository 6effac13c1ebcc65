"""How the sites look: a colour of its own for each outlet, one drawn landscape for all pictures.

In: an outlet or a number. Out: CSS or SVG. Called by printing and sites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from nhipcau.sample.outlets import Outlet

_CSS = """
body{color:#222;background:#fff;padding:0 1rem 2rem}a{color:ACCENT}h1{line-height:1.25}
.sample{font-family:sans-serif;font-size:.8rem;font-weight:bold;color:#420}
a[href="/"]{font-size:2rem;font-weight:bold;text-decoration:none}.breadcrumb a[href="/"]{font-size:1em}
ul:has(>li>a[href^="/muc/"]){display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;list-style:none;margin:.6rem 0;
padding:.5rem .9rem;background:ACCENT}ul>li>a[href^="/muc/"]{color:#fff;text-decoration:none}
img{width:100%;max-height:20rem;object-fit:cover}figure,.img{margin:0;width:100%}figcaption,.caption{color:#666}
.card{border-top:1px solid #ddd}.card h4{margin:.5rem 0 0}.card p{margin:.2rem 0;color:#555;font-size:.9em}
.detail-content>div{margin:0 0 1em}.banner{background:#eee;color:#999;text-align:center;padding:.6rem}
footer,#footer,.footer,.foot,.pied,.bottom{clear:both;margin-top:2rem;border-top:3px solid ACCENT;color:#555;
font-size:.85rem}
"""


def _hue(name: str) -> int:
    return crc32(name.encode()) % 360


def css(site: Outlet) -> str:
    """The style that all templates share, in the outlet's colour (dark enough for white letters on it)."""
    return _CSS.replace("ACCENT", f"hsl({_hue(site.id)} 65% 28%)")


def picture(name: str) -> bytes:
    """Hills, a river and a sun, tinted by the name."""
    hue = _hue(name)
    hills = "".join(
        f'<path fill="hsl({hue} 25% {70 - 15 * row}%)" d="M0 {210 + 60 * row} '
        f'Q{150 + 90 * row} {90 + 70 * row} 340 {220 + 60 * row} T800 {190 + 60 * row} V450 H0z"/>'
        for row in range(3)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450">'
        f'<rect width="800" height="450" fill="hsl({hue} 40% 90%)"/>'
        f'<circle cx="620" cy="100" r="42" fill="#fff3c4"/>{hills}<path fill="#cfe6ef" '
        'd="M330 450 Q420 400 380 360 Q360 340 400 330 Q440 360 430 390 Q450 420 520 450z"/></svg>'
    ).encode()

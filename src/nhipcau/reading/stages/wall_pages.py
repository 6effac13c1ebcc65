"""A page's markup in, what `walls` judges out: title, headings, sentences, weights, marks of guards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from nhipcau.reading.folding import is_unspaced, squeeze, weight
from nhipcau.reading.stages.extract import extract, parse
from nhipcau.reading.stages.visible import buttons_of, lines_of
from nhipcau.reading.stages.wall_words import sentences_of

_GUARDS = re.compile(
    r"cf-chl|cf_chl_opt|/cdn-cgi/challenge-platform|cf-browser-verification|cf-error-details|px-captcha|_pxAppId"
    r"|captcha-delivery\.com|geo\.captcha|_Incapsula_Resource|incap_ses|sucuri_cloudproxy|/__ddg|ddos-guard\.net"
    r"|awswaf|aws-waf-token|gokuProps|geetest|/_guard/|__jsl_clearance|acw_sc__v2|vDDoS|kramericaindustries"
    r"|document\.cookie\s*=\s*[\"'](?:D1N|__test|human|vcheck)=|aes\.js|/TSPD/|bobcmn|shieldsquare|distil_r_captcha"
    r"|g-recaptcha|hcaptcha\.com|cf-turnstile|turnstile/v0",
    re.IGNORECASE,
)
"""Marks that challenge pages carry; forms for comments carry the last ones too, so weight decides."""
_ONLY_FORMS = re.compile(r"g-recaptcha|hcaptcha|turnstile|geetest|challenge-platform", re.IGNORECASE)
_TITLE_CUT = re.compile(r"\s+[|\-–—·•»:]\s+|\s*[|»]\s*|\s*[_]\s*")
_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "main-app", "react-root", "q-app", "svelte", "gatsby"})
_STOPS = re.compile(r"[.!?…。！？។៕:;][\"'”’»)\]]*$")
_SENTENCE = 60
"""Weight of the shortest running line: headlines of lists have no stop, buttons are shorter."""
_LONG = 160
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class Look:
    """A page as `walls` sees it."""

    title_parts: tuple[str, ...]
    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    buttons: tuple[str, ...]
    lines: tuple[str, ...]
    running: tuple[str, ...]
    prose: int
    """Weight of running text."""
    prose_sentences: tuple[str, ...]
    visible: int
    """Weight of all that is printed."""
    guard: str = ""
    has_password: bool = False
    has_script: bool = False
    has_root: bool = False


def look_at(markup: str) -> Look:
    """Look at a page of markup."""
    tree = parse(markup)
    if tree is None:
        return look_at_text("")
    title = squeeze(next((element.text_content() for element in tree.iter("title")), ""))
    headings = tuple(_headings(tree))
    buttons = tuple(buttons_of(tree)[:_MOST_LINES])
    has_password = bool(tree.xpath("//input[@type='password']"))
    has_script = next(tree.iter("script"), None) is not None
    has_root = any(element.get("id") in _ROOTS for element in tree.iter("div", "main", "app-root"))
    lines = lines_of(tree)
    prose = _running(lines) if len(lines) < _FEW_LINES else _running(extract(tree))
    sentences = tuple(sentences_of(lines[:_MOST_LINES]))
    return Look(
        (title, *_TITLE_CUT.split(title)) if title else (), headings, sentences, buttons, tuple(lines),
        tuple(prose), sum(map(weight, prose)), tuple(sentences_of(prose)), sum(map(weight, lines)),
        guard=_guard(markup, has_button=any("comment" in each.lower() for each in buttons)),
        has_password=has_password, has_script=has_script, has_root=has_root,
    )  # fmt: skip


_FEW_LINES = 12
"""A page of fewer lines is judged whole: engines find no article on it."""


def look_at_text(text: str) -> Look:
    """Look at plain text."""
    lines = [squeeze(line) for line in text.split("\n") if line.strip()]
    prose = _running(lines)
    sentences = tuple(sentences_of(lines[:_MOST_LINES]))
    sizes = sum(map(weight, prose)), sum(map(weight, lines))
    shown = tuple(lines), tuple(prose)
    return Look((), (), sentences, (), *shown, sizes[0], tuple(sentences_of(prose)), sizes[1])


def _headings(tree: HtmlElement) -> list[str]:
    found = [squeeze(element.text_content()) for element in tree.iter("h1", "h2")]
    return [each for each in found if each][:3]


def _running(lines: list[str]) -> list[str]:
    return [line for line in lines if _runs(line)]


def _runs(line: str) -> bool:
    heavy = weight(line)
    return heavy >= _LONG or (heavy >= _SENTENCE and (_STOPS.search(line) is not None or is_unspaced(line)))


def _guard(markup: str, *, has_button: bool) -> str:
    """Name the guard; a form's little captcha is none."""
    found = _GUARDS.search(markup)
    if not found:
        return ""
    in_form = _ONLY_FORMS.fullmatch(found[0]) or _ONLY_FORMS.search(found[0])
    return (
        ""
        if in_form and (has_button or ("<form" in markup.lower() and "<article" in markup.lower()))
        else found[0]
    )

"""Files for translators: nothing is lost on the way out and back, and a hostile file is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.translation.rules.segments import document_of, translated
from nhipcau.translation.rules.texts import Text
from nhipcau.translation.rules.xliff import NAMESPACE, written
from nhipcau.translation.rules.xliff_reading import MOST_BYTES, NotXliffError, read

WORDS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)
VERSIONS = st.builds(Text, st.just("vi"), WORDS, WORDS, st.lists(WORDS, max_size=4).map("\n\n".join))


def _there_and_back(source: Text, target: Text | None, *, is_machine: bool = False) -> Text:
    document = document_of("x1;1", source, "en", target, is_machine=is_machine)
    (back,) = read(written([document]))
    assert (back.original, back.source_language, back.target_language) == ("x1;1", "vi", "en")
    assert back.is_machine == is_machine
    assert [one.source for one in back.segments] == [one.source for one in document.segments]
    return translated(back).text


@pytest.mark.slow
@given(VERSIONS, VERSIONS)
@settings(max_examples=150, deadline=None)
def test_round_trip_loses_nothing(source: Text, target: Text) -> None:
    """Any text: quotes, list items, empty leads, signs that XML cannot hold."""
    wanted = Text("en", target.title, target.lead, target.body)
    assert _there_and_back(source, wanted) == wanted


def test_list_items_quotes_and_an_empty_lead() -> None:
    """As officers write."""
    text = Text("vi", "“Quoted” & <so>", "", "- one\n- two\n\n> said\n\nLast\u200b.")
    assert _there_and_back(text, Text("en", text.title, "", text.body)).body == text.body


def test_pieces_without_translation_are_counted() -> None:
    """An empty target stays empty; a missing one is missing."""
    document = document_of("x", Text("vi", "A", "B", "C\n\nD"), "en", None)
    assert translated(read(written([document]))[0]).missing == 4


def test_a_machine_says_so() -> None:
    """Our own mark, ITS, and XLIFF 1.2."""
    text = Text("vi", "A", "", "B")
    _there_and_back(text, text, is_machine=True)
    its = _new(
        '<segment><source>A</source><target><mrk id="1" i:mtConfidence="0.8">B</mrk></target></segment>'
    )
    assert its.is_machine
    assert its.segments[0].target == "B"
    assert _old('<target state-qualifier="mt-suggestion">B</target>').is_machine
    assert not _old('<target state="translated">B</target>').is_machine


def test_a_tool_that_cut_sentences() -> None:
    """Segments and what stands between them come together again."""
    cut = _new(
        "<segment><source>A.</source><target>X.</target></segment><ignorable><source> </source></ignorable>"
        "<segment><source>B.</source><target>Y<pc id='1'>!</pc></target></segment>"
    )
    assert (cut.segments[0].source, cut.segments[0].target) == ("A. B.", "X. Y!")


def _new(inside: str):
    head = f'<xliff xmlns="{NAMESPACE}" xmlns:i="http://www.w3.org/2005/11/its" version="2.0" srcLang="vi" trgLang="en">'
    return read(f'{head}<file id="1"><unit id="title">{inside}</unit></file></xliff>'.encode())[0]


def _old(target: str):
    return read(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="x" source-language="vi"'
        f' target-language="en" datatype="plaintext"><body><trans-unit id="title"><source>A</source>{target}'
        "</trans-unit></body></file></xliff>".encode()
    )[0]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xliff version="2.1">&b;</xliff>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff version="2.1"/>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB.encode(), "unsafe"),
        (BOMB.encode("utf-16"), "unsafe"),
        (OUTSIDE.encode(), "unsafe"),
        (b"<xliff", "broken"),
        (b"", "broken"),
        (b"<html/>", "not_xliff"),
        (f'<xliff xmlns="{NAMESPACE}"/>'.encode(), "not_xliff"),
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (("<a>" * 5000).encode(), "broken"),
    ],
    ids=["bomb", "bomb-utf16", "outside", "broken", "empty", "html", "no-file", "large", "deep"],
)
def test_hostile_and_broken_files_are_refused(content: bytes, reason: str) -> None:
    """With their reason, and nothing else happens."""
    with pytest.raises(NotXliffError) as refused:
        read(content)
    assert refused.value.reason == reason

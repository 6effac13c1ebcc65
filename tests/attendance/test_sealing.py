"""Seals: both sides agree byte by byte, what is not ours does not open, and what is typed is read as it was meant."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

import nhipcau.attendance
from nhipcau.attendance.rules import sealing
from nhipcau.attendance.rules.passes import normalise, pass_of, printed

STATIC = Path(nhipcau.attendance.__file__).parent / "static" / "attendance"
SECRET = b"a secret of tests"
WORDS = ["K3mZ", "Nông Thị Bích", "Công chức", 3, -1, "nominated"]


def chance(seed: int) -> sealing.Chance:
    return random.Random(seed).randbytes


def test_a_pass_opens_its_own_record_and_no_other() -> None:
    mine, other = pass_of(SECRET, "one", 1), pass_of(SECRET, "two", 1)
    found_by = sealing.lookup(mine)
    text = sealing.seal_record(sealing.record_key(mine), found_by, WORDS, chance(1))
    assert sealing.open_record(sealing.record_key(mine), found_by, text) == WORDS
    with pytest.raises(InvalidTag):
        sealing.open_record(sealing.record_key(other), found_by, text)
    with pytest.raises(InvalidTag):
        sealing.open_record(sealing.record_key(mine), sealing.lookup(other), text)


def test_a_record_tells_little_of_the_length_of_a_name() -> None:
    key = sealing.record_key("x")
    lengths = {len(sealing.seal_record(key, "", ["id", "A" * size], chance(1))) for size in range(1, 45)}
    assert len(lengths) == 2


def test_codes_and_salts_belong_to_a_site_and_an_office() -> None:
    codes = {sealing.site_code(secret, site) for secret in (b"a", b"b") for site in ("s", "t")}
    assert len(codes) == 4
    assert all(len(code) == sealing.SITE_CODE_SIGNS and set(code) <= set(sealing.ALPHABET) for code in codes)
    assert sealing.salt_of(SECRET, "s") == sealing.salt_of(SECRET, "s") != sealing.salt_of(SECRET, "t")


def test_only_the_right_key_opens_what_a_phone_sealed() -> None:
    ours, theirs = sealing.key_pair(SECRET, "conference a"), sealing.key_pair(SECRET, "conference b")
    text = sealing.seal_to(ours.public_key(), {"name": "Lý Văn Én"}, chance(1))
    assert sealing.open_sealed(ours, text) == {"name": "Lý Văn Én"}
    with pytest.raises(ValueError, match="sealed"):
        sealing.open_sealed(theirs, text)


@given(st.binary(max_size=300) | st.text(max_size=200), st.integers(0, 10_000))
def test_nothing_else_opens_and_nothing_breaks(noise: bytes | str, place: int) -> None:
    key = sealing.key_pair(SECRET, "conference a")
    good = sealing.seal_to(key.public_key(), {"name": "Lý Văn Én"}, chance(2))
    spoilt = (
        good[: place % len(good)]
        + ("A" if good[place % len(good)] != "A" else "B")
        + good[place % len(good) + 1 :]
    )
    text = noise if isinstance(noise, str) else noise.hex()
    for bad in (text, good + "AAAA", spoilt):
        with pytest.raises(ValueError, match="sealed"):
            sealing.open_sealed(key, bad)


@pytest.mark.parametrize("words", [["a"], "a", {"name": 1}, {"name": {"a": "b"}}, None])
def test_sealed_words_are_names_and_texts(words: Any) -> None:
    key = sealing.key_pair(SECRET, "conference a")
    with pytest.raises(ValueError, match="sealed"):
        sealing.open_sealed(key, sealing.seal_to(key.public_key(), words, chance(3)))


@dataclass(frozen=True)
class Phone:
    """The phone's own scripts in Node, which has the same WebCrypto as a browser."""

    node: str

    def run(self, script: str, given: Any) -> Any:
        imports = "".join(
            f"import * as {name} from {json.dumps((STATIC / f'device-{name}.js').as_uri())};\n"
            for name in ("sealing", "codes")
        )
        answered = subprocess.run(
            [self.node, "--experimental-default-type=module", "--input-type=module", "-e",
             f"{imports}const given = {json.dumps(given)};\nconsole.log(JSON.stringify(await (async () => {{ {script} }})()));"],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert answered.returncode == 0, answered.stderr
        return json.loads(answered.stdout)


@pytest.fixture(scope="module")
def phone() -> Phone:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node on this machine; tests/e2e holds the two sides together in Chromium")
    return Phone(node)


LETTERS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)


@settings(max_examples=1, deadline=None, database=None)
@given(st.lists(st.lists(LETTERS, min_size=1, max_size=6), min_size=40, max_size=40), st.integers())
def test_the_phone_opens_what_the_office_seals(phone: Phone, many: list[list[str]], seed: int) -> None:
    passes = [pass_of(SECRET, str(number), 1) for number in range(len(many))]
    sealed = [
        sealing.seal_record(sealing.record_key(one), sealing.lookup(one), words, chance(seed))
        for one, words in zip(passes, many, strict=True)
    ]
    opened = phone.run(
        """return Promise.all(given.passes.map(async (pass, place) => {
             const who = await sealing.lookup(pass);
             return [who, await sealing.openRecord(await sealing.recordKey(pass), who, given.sealed[place])];
           }));""",
        {"passes": passes, "sealed": sealed},
    )
    assert opened == [[sealing.lookup(one), words] for one, words in zip(passes, many, strict=True)]


@settings(max_examples=1, deadline=None, database=None)
@given(st.lists(st.dictionaries(LETTERS, LETTERS, max_size=6), min_size=40, max_size=40))
def test_the_office_opens_what_the_phone_seals_and_the_phone_its_own(
    phone: Phone, many: list[dict[str, str]]
) -> None:
    key = sealing.key_pair(SECRET, "conference a")
    jwk = {"publicKey": sealing.public_jwk(key), "privateKey": sealing.private_jwk(key)}
    sealed, own = phone.run(
        """const sealed = await Promise.all(given.many.map((words) => sealing.sealTo(given.publicKey, words)));
           return [sealed, await Promise.all(sealed.map((text) => sealing.openSealed(given.privateKey, text)))];""",
        {"many": many, **jwk},
    )
    assert [sealing.open_sealed(key, text) for text in sealed] == many
    assert own == many


def test_the_phone_opens_the_index_with_the_sites_code_only(phone: Phone) -> None:
    code, salt = sealing.site_code(SECRET, "site"), sealing.salt_of(SECRET, "site")
    text = sealing.seal_index(sealing.index_key(code, salt), "site", {"keys": WORDS}, chance(1))
    found = phone.run(
        """const open = async (code, site) => {
             const key = await sealing.indexKey(code, given.salt, given.iterations);
             return sealing.openIndex(key, site, given.text).catch(() => "shut");
           };
           return [await open(given.code, "site"), await open("00000000", "site"), await open(given.code, "other")];""",
        {"code": code, "salt": salt.hex(), "iterations": sealing.ITERATIONS, "text": text},
    )
    assert found == [{"keys": WORDS}, "shut", "shut"]


def test_the_phone_reads_passes_as_the_office_does(phone: Phone) -> None:
    rng = random.Random(7)
    typed = []
    for number in range(300):
        signs = pass_of(SECRET, str(number), 1)
        wrong = list(signs)
        place = rng.randrange(len(wrong))
        wrong[place] = rng.choice(sealing.ALPHABET + "U*")
        swapped = signs[:place] + signs[place : place + 2][::-1] + signs[place + 2 :]
        loose = printed(signs).lower().replace("0", "o").replace("1", rng.choice("iIlL"))
        typed += [signs, loose, "".join(wrong), swapped, signs[:-1], signs + "0"]
    read = phone.run("return given.map((text) => codes.readPass(text).pass ?? null);", typed)
    assert read == [normalise(text) for text in typed]
    assert sum(one is not None for one in read) >= 600


def test_the_phone_names_what_is_wrong_with_a_code(phone: Phone) -> None:
    signs = pass_of(SECRET, "one", 1)
    wrong = signs[:-1] + ("0" if signs[-1] != "0" else "2")
    faults = phone.run("return given.map((text) => codes.readPass(text).fault ?? null);",
                       [signs, signs[:5], wrong, signs + "7", "U" + signs[1:]])  # fmt: skip
    assert faults == [None, "short", "check", "signs", "signs"]

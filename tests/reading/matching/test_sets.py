"""The benchmark reads what strangers bring, or says file and line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.matching_measures import Parting, Ranked
from bench.matching_sets import Claim, UnreadableSetError, read_claims, read_queries


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        "id\ttitle\ttext\n1\tA\tone two\n2\t\tthree\n",
        "1\tA\tone two\r\n2\t\tthree\r\n\r\n",
        "\ufeffid\ttitle\ttext\n1\tA\tone two\n2\t\tthree",
        'id\ttitle\ttext\n"1"\t"A"\t"one two"\n"2"\t""\t"three"\n',
        "id\ttitle\ttext\n1\tA\tone two\n2\t\tthree\n".encode("utf-16"),
    ],
    ids=["head", "bare", "mark", "quoted", "utf-16"],
)
def test_every_usual_writing(tmp_path: Path, content: str | bytes) -> None:
    found = read_claims(written(tmp_path / "claims.tsv", content))
    assert found == [Claim("1", "A", "one two"), Claim("2", "", "three")]


def test_a_lone_quote_is_a_letter_and_a_quoted_line_feed_is_kept(tmp_path: Path) -> None:
    raw = read_claims(written(tmp_path / "a.tsv", '1\t\the said "no\n2\t\t"never" again\n'))
    assert [claim.text for claim in raw] == ['he said "no', '"never" again']
    quoted = read_claims(written(tmp_path / "b.tsv", '1\tA\t"two\nlines, ""so"""\n2\tB\tplain\n'))
    assert quoted[0].text == 'two\nlines, "so"'


def test_odd_bytes_are_read_all_the_same(tmp_path: Path) -> None:
    found = read_claims(written(tmp_path / "c.tsv", b"1\tA\tcaf\xe9\n2\tB\tx\x81y\n"))
    assert len(found) == 2


def test_faults_name_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSetError, match=r"d\.tsv, line 2"):
        read_claims(written(tmp_path / "d.tsv", "1\tA\tone\nonly\n"))
    with pytest.raises(UnreadableSetError, match="gone"):
        read_claims(tmp_path / "gone.tsv")
    with pytest.raises(UnreadableSetError, match="twice"):
        read_claims(written(tmp_path / "e.tsv", "1\tA\tone\n1\tB\ttwo\n"))


def test_several_rows_are_several_right_claims(tmp_path: Path) -> None:
    claims = [Claim("1", "", "a"), Claim("2", "", "b")]
    at = written(tmp_path / "q.tsv", "id\ttext\tright claim id\nq\tsay\t1\nq\tsay\t2\nr\tsay\t9\n")
    assert [(query.key, query.right) for query in read_queries(at, claims)] == [("q", {"1", "2"})]


def test_measures_by_hand() -> None:
    ranked = Ranked()
    ranked.add(["a", "b", "c"], {"a"})
    ranked.add(["x", "b"], {"b"})
    ranked.add([], {"b"})
    assert (ranked.r1, ranked.r5, ranked.map5) == pytest.approx((1 / 3, 2 / 3, 0.5))
    parting = Parting()
    parting.add(np.array([0.9, 0.1, 0.5], dtype=np.float32), np.array([True, False, False]))
    parting.add(np.array([0.3, 0.2], dtype=np.float32), np.array([True, False]))
    assert parting.auroc == pytest.approx(5 / 6)

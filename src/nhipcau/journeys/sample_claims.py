"""The sample office's claims and dossiers, from marking to kit; called when the sample press is read.

Everything goes through the rooms' own actions, as if the sample officer and reviewer had done it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

from nhipcau.common import formats
from nhipcau.common.writing import write_gate
from nhipcau.monitoring.queries.reading import get_version
from nhipcau.monitoring.queries.searching import search_articles
from nhipcau.monitoring.rules.publication import office_day
from nhipcau.people.queries import person_named, staff_of_unit
from nhipcau.stories.queries.finding import get_story_for
from nhipcau.stories.queries.handing import stories_of_articles
from nhipcau.units.queries import found
from nhipcau.verification.actions import evidence as evidence_of
from nhipcau.verification.actions.dossiers import open_dossier, write_text
from nhipcau.verification.actions.evidence import Described
from nhipcau.verification.actions.findings import Words, submit_finding, write_finding
from nhipcau.verification.actions.kits import make_kit
from nhipcau.verification.actions.marking import mark_disagreement, mark_words
from nhipcau.verification.actions.requests import answer_request, ask
from nhipcau.verification.actions.reviews import choose_verdict, pass_finding
from nhipcau.verification.actions.searches import log_search
from nhipcau.verification.actions.sorting import sort_claim
from nhipcau.verification.actions.wording import word_claim
from nhipcau.verification.queries.claims import claims_for
from nhipcau.verification.queries.marking import candidates_of
from nhipcau.verification.rules import states
from nhipcau.verification.rules.wording import Parts

OFFICER, READER = "chuyenvien", "thamdinh"
ASKED_UNIT = "01501"
"""Xã Đàm Thủy, where the falls are."""
PARTS = ("who", "what", "where", "when", "how_much")
DISAGREEMENT = '"tập huấn công tác thông tin đối ngoại"'


def start_claims(*, at: datetime) -> bool:
    """Let the sample officer mark, check and conclude; say whether it was still to do."""
    office = _Office(at)
    if claims_for(office.officer).exists():
        return False
    book = tomllib.loads(files("nhipcau.sample").joinpath("claims.toml").read_text(encoding="utf-8"))
    with write_gate():  # all of it or nothing: a demo stopped in between begins again
        for row in book["filed"]:
            office.file(row)
        for row in book["open"]:
            office.word(office.mark(row), row)
        office.conclude_rumour(book["rumour"])
        office.conclude(book["mistake"], verdict=states.RIGHT_WE_CORRECT)
        office.send(book["reviewed"], verdict=states.RIGHT, confidence="medium")
        office.gather(book["gathering"])
    return True


class _Office:
    """The two sample people and the one moment at which they do all this."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.officer, self.reader = person_named(OFFICER), person_named(READER)
        self.days: dict[str, str] = {}

    def version(self, find: str, words: str) -> Any:
        """Return the earliest article that holds these words, at its latest version."""
        rows = search_articles(query=find).order_by("sorted_at", "pk")
        versions = (get_version(article) for article in rows)
        return next(version for version in versions if words in version.text)

    def mark(self, row: Mapping[str, Any]) -> Any:
        """Mark the words of one row."""
        version = self.version(row["find"], row["words"])
        year = office_day(version.article.sorted_at).year
        day = formats.day(version.article.sorted_at)
        self.days = {"day": day, "year": str(year), "year_before": str(year - 1)}
        start = version.text.index(row["words"])
        story = stories_of_articles([version.article_id]).get(version.article_id)
        marked = mark_words(
            by=self.officer, at=self.at, version=version, start=start, end=start + len(row["words"]),
            story_id=story.story_id if story else None,
        )  # fmt: skip
        return marked.claim

    def file(self, row: Mapping[str, Any]) -> None:
        """File or route what is no claim to check."""
        unit = self._unit(row["unit"]) if "unit" in row else ""
        sort_claim(
            by=self.officer, at=self.at, claim=self.mark(row), kind=row["kind"], note=row["note"],
            routed_to=unit,
        )  # fmt: skip

    def word(self, claim: Any, row: Mapping[str, Any]) -> Any:
        """Write the claim as one sentence."""
        said = {part: row.get(part, "").format(**self.days) for part in PARTS}
        return word_claim(
            by=self.officer, at=self.at, claim=claim, wording=row["wording"].format(**self.days),
            language="vi", parts=Parts(**said), leaning=row["leaning"], unit_ids=[self.officer.unit_id],
        )  # fmt: skip

    def open(self, claim: Any, row: Mapping[str, Any]) -> Any:
        """Open the dossier and say what would show us wrong."""
        dossier = open_dossier(by=self.officer, at=self.at, claim=self.word(claim, row))
        return self._write(dossier, "would_show_wrong", row["would_show_wrong"])

    def prepare(self, row: Mapping[str, Any]) -> Any:
        """Gather evidence on both sides and the other side's best case."""
        dossier = self.open(self.mark(row), row)
        for piece in row["evidence"]:
            version = self.version(piece["find"], piece["exact"])
            dossier.refresh_from_db()
            evidence_of.add_article(
                by=self.officer, at=self.at, dossier=dossier, seen=dossier.revision, version=version,
                exact=piece["exact"], described=self._described(piece, version),
            )  # fmt: skip
        dossier.refresh_from_db()
        return self._write(dossier, "best_case", row["best_case"])

    def send(
        self, row: Mapping[str, Any], *, verdict: str, confidence: str = "high", dossier: Any = None
    ) -> Any:
        """Write the finding and hand it to the second reader."""
        dossier = dossier or self.prepare(row)
        is_ours = verdict == states.RIGHT_WE_CORRECT
        words = Words(
            verdict=verdict, confidence=confidence, summary=row["summary"], interest=row["interest"],
            reasoning=row["reasoning"], correct_what=row.get("correct_what", ""),
            correct_where=row.get("correct_where", ""), correct_by=self.officer if is_ours else None,
        )  # fmt: skip
        dossier.refresh_from_db()
        write_finding(by=self.officer, at=self.at, dossier=dossier, seen=dossier.revision, words=words)
        dossier.refresh_from_db()
        return submit_finding(by=self.officer, at=self.at, dossier=dossier, seen=dossier.revision)

    def conclude(self, row: Mapping[str, Any], *, verdict: str, dossier: Any = None) -> Any:
        """Let the second reader pass what was sent."""
        finding = self.send(row, verdict=verdict, dossier=dossier)
        choose_verdict(
            by=self.reader, at=self.at, finding=finding, verdict=verdict, interest=row["reader_interest"]
        )
        return pass_finding(by=self.reader, at=self.at, finding=finding)

    def conclude_rumour(self, row: Mapping[str, Any]) -> None:
        """Ask the commune, take its answer as evidence, conclude, and make the kit."""
        dossier = self.prepare(row)
        request = self._ask(dossier, row["question"])
        answered = answer_request(
            by=staff_of_unit(request.unit_id)[0], at=self.at, request=request, answer=row["answer"]
        )
        dossier.refresh_from_db()
        said = Described(
            stance=states.CONTRADICTS, title="Trả lời của UBND xã Đàm Thủy", publisher="UBND xã Đàm Thủy"
        )
        evidence_of.add_answer(
            by=self.officer, at=self.at, dossier=dossier, seen=dossier.revision, request=answered,
            described=said,
        )  # fmt: skip
        finding = self.conclude(row, verdict=states.WRONG, dossier=dossier)
        make_kit(by=self.officer, at=self.at, finding=finding)

    def gather(self, row: Mapping[str, Any]) -> None:
        """Begin a dossier on figures that disagree; it waits for an answer."""
        story = self._story_of_figures()
        candidates = [one for one in candidates_of(story, self.officer.unit_id) if len(one.figures) > 2]  # noqa: PLR2004 - the wide one
        if not candidates:
            return
        claim = mark_disagreement(
            by=self.officer, at=self.at, story_id=story.pk, sources=candidates[0].sources
        ).claim
        dossier = self.open(claim, row)
        for search in row["searches"]:
            dossier.refresh_from_db()
            log_search(
                by=self.officer, at=self.at, dossier=dossier, seen=dossier.revision, found_nothing=True,
                **search,
            )  # fmt: skip
        dossier.refresh_from_db()
        self._ask(dossier, row["question"])

    def _story_of_figures(self) -> Any:
        rows = search_articles(query=DISAGREEMENT).order_by("sorted_at", "pk")
        ids = list(rows.values_list("pk", flat=True))
        stories = list(stories_of_articles(ids).values())
        widest = max(stories, key=lambda one: one.articles)
        return get_story_for(self.officer, widest.public_id)

    def _ask(self, dossier: Any, question: str) -> Any:
        return ask(
            by=self.officer, at=self.at, dossier=dossier, seen=dossier.revision, kind="facts",
            unit_id=self._unit(ASKED_UNIT), addressee="UBND xã Đàm Thủy", question=question,
        )  # fmt: skip

    def _write(self, dossier: Any, name: str, text: str) -> Any:
        return write_text(
            by=self.officer, at=self.at, dossier=dossier, seen=dossier.revision, name=name, text=text
        )

    def _described(self, piece: Mapping[str, Any], version: Any) -> Described:
        article = version.article
        return Described(
            stance=piece["stance"], title=piece["title"], note=piece["note"],
            publisher=article.outlet.name if article.outlet else "", published_on=article.published_on,
        )  # fmt: skip

    def _unit(self, code: str) -> str:
        return str(found(code, self.at.date()).values_list("unit_id", flat=True)[0])

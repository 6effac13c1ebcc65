"""Articles waiting to be placed, a model made of words, and a whole office's grouping for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.monitoring.making import FETCHED, Desk, make_outlet, make_page

from nhipcau.common.folding import fold_words
from nhipcau.stories.actions import await_placing, place_waiting
from nhipcau.stories.models import Placement, Story

NOW = FETCHED + timedelta(hours=3)


class WordModel:
    """A small, repeatable stand-in for the model: each word has a fixed direction."""

    name = "words-in-64"
    dimensions = 64

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the mean direction of each text's words."""
        self.asked += texts
        return np.array([self._one(text) for text in texts], dtype=np.float32).reshape(len(texts), -1)

    def _one(self, text: str) -> NDArray[np.float32]:
        rows = [self._direction(word) for word in fold_words(text)] or [self._direction("")]
        mean = np.mean(rows, axis=0)
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)

    def _direction(self, word: str) -> NDArray[np.float32]:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
        return np.random.default_rng(seed).standard_normal(self.dimensions).astype(np.float32)


EVENTS = {
    "lu": (
        "Mưa lũ cuốn trôi cầu treo ở xã Mẫu Sơn",
        "Đêm qua mưa lớn làm cầu treo bản Nà Mẫu bị nước lũ cuốn trôi, giao thông chia cắt.",
    ),
    "hoi": (
        "Khai mạc hội nghị tập huấn thông tin đối ngoại",
        "Sáng nay tỉnh khai mạc hội nghị tập huấn công tác thông tin đối ngoại cho cơ sở.",
    ),
    "le": (
        "Lễ hội pháo hoa mừng mùa lúa chín thu hút du khách",
        "Lễ hội mùa lúa chín mở màn bằng màn pháo hoa trên ruộng bậc thang, khách kín các nhà nghỉ.",
    ),
}


def store(event: str, *, hours: float = 0, outlet: Any = None, text: str = "", **fields: Any) -> Any:
    """Store an article about one of the events and put it into the queue; return the article."""
    title, opening = EVENTS[event]
    at = FETCHED + timedelta(hours=hours)
    page = make_page(outlet=outlet or make_outlet())
    made = {"title": title, "published_at": at, **fields}
    article = Desk().store(text or opening, page=page, fetched_at=max(at, FETCHED), **made).article
    await_placing(article_id=article.pk, at=NOW)
    return article


def place(at: datetime = NOW, **given: Any) -> int:
    """Place until nothing waits."""
    total = 0
    while placed := place_waiting(at=at, **given):
        total += placed
    return total


def story_of(article: Any) -> Story:
    """Return the story an article stands in."""
    found = Placement.objects.get(article_id=article.pk).story
    assert found is not None
    return found


def check_house() -> None:
    """Hold what must always be true of stories and placements."""
    for story in Story.objects.all():
        members = list(story.placements.values_list("article__sorted_at", flat=True))
        assert story.article_count == len(members)
        if members:
            assert (story.first_at, story.last_at) == (min(members), max(members))
            assert story.merged_into_id is None
    placed = Placement.objects.filter(state="placed")
    assert not placed.filter(story=None).exists()
    assert not placed.filter(story__article_count=0).exists()

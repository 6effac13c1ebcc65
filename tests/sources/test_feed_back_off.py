"""A feed waits as long as its host asked, and longer each time it fails again."""

from datetime import timedelta

from nhipcau.sources.rules import SOONEST_AGAIN, feed_back_off

HOUR = timedelta(hours=1)


def test_the_first_refusal_waits_what_was_asked_and_a_little() -> None:
    asked = timedelta(seconds=2)
    wait = feed_back_off(1, HOUR, asked, 0.5)
    assert asked + SOONEST_AGAIN <= wait <= asked + 2 * SOONEST_AGAIN


def test_a_host_that_goes_on_refusing_is_asked_ever_less() -> None:
    waits = [
        feed_back_off(failures, timedelta(minutes=10), timedelta(seconds=2), 0.5) for failures in (1, 2, 5, 8)
    ]
    assert waits == sorted(waits)
    assert waits[1] >= timedelta(minutes=10)


def test_never_sooner_than_asked() -> None:
    assert feed_back_off(3, HOUR, 9 * HOUR, 0.0) >= 9 * HOUR


def test_without_a_wish_the_interval_is_the_least() -> None:
    assert feed_back_off(1, HOUR, None, 0.0) >= HOUR

"""Dates in words say what the value says, and no more."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.edtf import day, interval, one_of, parse
from generator.french import dates
from generator.french.dates import date_words, full_date, the_date


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "noun", "when", "short"),
    [
        ("2025-06-04", "le mercredi 4 juin 2025", "le mercredi 4 juin 2025", "4 juin 2025"),
        ("2025-06-01", "le dimanche 1er juin 2025", "le dimanche 1er juin 2025", "1er juin 2025"),
        ("2025-06", "juin 2025", "en juin 2025", "juin 2025"),
        ("2025", "2025", "en 2025", "2025"),
        (
            "2025-06-04?",
            "le mercredi 4 juin 2025 (date incertaine)",
            "le mercredi 4 juin 2025 (date incertaine)",
            "4 juin 2025 (date incertaine)",
        ),
        ("2025-06~", "vers juin 2025", "vers juin 2025", "vers juin 2025"),
        (
            "2025-06%",
            "vers juin 2025 (date incertaine)",
            "vers juin 2025 (date incertaine)",
            "vers juin 2025 (date incertaine)",
        ),
        (
            "2025-05-31/2025-06-01",
            "la période du 31 mai au 1er juin 2025",
            "du 31 mai au 1er juin 2025",
            "du 31 mai au 1er juin 2025",
        ),
        (
            "2025-06-02/2025-06-04",
            "la période du 2 au 4 juin 2025",
            "du 2 au 4 juin 2025",
            "du 2 au 4 juin 2025",
        ),
        (
            "2024-12-30/2025-01-02",
            "la période du 30 décembre 2024 au 2 janvier 2025",
            "du 30 décembre 2024 au 2 janvier 2025",
            "du 30 décembre 2024 au 2 janvier 2025",
        ),
        (
            "2025-05/2025-08",
            "la période de mai 2025 à août 2025",
            "de mai 2025 à août 2025",
            "de mai 2025 à août 2025",
        ),
        (
            "[2025-06-04,2025-06-11,2025-06-18,2025-06-25]",
            "un mercredi de juin 2025 (le 4, le 11, le 18 ou le 25)",
            "un mercredi de juin 2025 (le 4, le 11, le 18 ou le 25)",
            "entre le 4 et le 25 juin 2025",
        ),
        (
            "[2025-04-02,2025-04-09]",
            "un mercredi d’avril 2025 (le 2 ou le 9)",
            "un mercredi d’avril 2025 (le 2 ou le 9)",
            "2 ou 9 avril 2025",
        ),
        (
            "[2025-05-28,2025-06-04]",
            "un mercredi (le 28 mai ou le 4 juin 2025)",
            "un mercredi (le 28 mai ou le 4 juin 2025)",
            "28 mai ou 4 juin 2025",
        ),
        ("[2025-06-03,2025-06-04]", "le 3 ou le 4 juin 2025", "le 3 ou le 4 juin 2025", "3 ou 4 juin 2025"),
        ("[2025-05,2025-06]", "mai 2025 ou juin 2025", "en mai 2025 ou juin 2025", "mai 2025 ou juin 2025"),
    ],
)
def test_dates_in_words(value: str, noun: str, when: str, short: str) -> None:
    assert plain(dates.noun(value)) == noun
    assert plain(dates.when(value)) == when
    assert plain(dates.short(value)) == short


DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@given(st.sets(DAYS, min_size=1, max_size=6))
@example({date(2000, 1, 1), date(2000, 1, 2), date(2000, 1, 3)}).via("« le 1er, le 2 ou le 3 »")
def test_every_possible_day_is_named(values: set[date]) -> None:
    words = plain(dates.noun(str(one_of(values))))
    for value in values:
        number = "1er" if value.day == 1 else str(value.day)
        assert re.search(rf"(?<= ){number}(?=[ ,)])", words)
        assert str(value.year) in words


@given(DAYS, st.integers(0, 800))
def test_intervals_name_both_ends(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    words = plain(dates.when(str(interval(start, end))))
    assert str(start.day) in words
    assert str(end.year) in words
    assert (" au " in words) == (start != end)


@given(DAYS, st.sampled_from(["", "?", "~", "%"]))
def test_doubt_is_never_left_out(value: date, qualifier: str) -> None:
    for words in (dates.noun, dates.when, dates.short):
        told = plain(words(str(day(value, qualifier))))
        assert ("vers" in told) == (qualifier in ("~", "%"))
        assert ("incertaine" in told) == (qualifier in ("?", "%"))


def test_dates_of_notes_read_as_french_has_them() -> None:
    assert plain(date_words(parse("2031-06-01"))) == "1er juin 2031"
    assert plain(date_words(parse("[2031-06-04,2031-06-11]"))) == "4 juin 2031 ou 11 juin 2031"
    assert plain(date_words(parse("2031-05-31/2031-06-01"))) == "31 mai 2031 – 1er juin 2031"
    assert plain(date_words(parse("2031-06-04?"))) == "4 juin 2031 (date incertaine)"
    assert plain(the_date(parse("2031~"))) == "vers 2031"
    assert plain(full_date(parse("2031-06-04"))) == "le 4 juin 2031"
    assert plain(full_date(parse("2031-06"))) == "juin 2031"
    assert plain(full_date(parse("2031-05-31/2031-06-01"))) == "du 31 mai au 1er juin 2031"
    assert plain(full_date(parse("2030-12-31/2031-01-01"))) == "du 31 décembre 2030 au 1er janvier 2031"
    assert plain(full_date(parse("2031-05/2031-06"))) == "de mai 2031 à juin 2031"
    assert (
        plain(full_date(parse("[2031-05-28,2031-06-04,2031-06-11]"))) == "le 28 mai, le 4 ou le 11 juin 2031"
    )
    assert plain(full_date(parse("2031-06-04?"))) == "4 juin 2031 (date incertaine)"
    many = parse("[2031-05-28,2031-06-04,2031-06-11,2031-06-18,2031-06-25]")
    assert plain(date_words(many)) == "5 dates possibles entre le 28 mai 2031 et le 25 juin 2031"

"""No date on a page is more exact than its evidence, whatever the evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.french import dates
from generator.model import DateStep
from generator.render import render_pages
from generator.render.prose import time
from tests.render.invented import SITE, invented

MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_DAY: Final = re.compile(rf"\b(\d{{1,2}}|1er)\s({'|'.join(MONTHS)})\b")
_MONTH: Final = re.compile(rf"\b({'|'.join(MONTHS)})\b")
_WEEKDAY: Final = re.compile(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b")

days = st.dates(date(1900, 1, 1), date(2099, 12, 1)).map(date.isoformat)
months = days.map(lambda day: day[:7])
years = days.map(lambda day: day[:4])
qualified = st.tuples(st.one_of(days, months, years), st.sampled_from(("", "?", "~", "%"))).map("".join)
sets = st.lists(st.dates(date(1900, 1, 1), date(2099, 12, 1)), min_size=2, max_size=3, unique=True).map(
    lambda found: f"[{','.join(sorted(one.isoformat() for one in found))}]"
)
stretches = st.tuples(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.integers(1, 300)).map(
    lambda run: f"{run[0].isoformat()}/{(run[0] + timedelta(days=run[1])).isoformat()}"
)
evidence = st.one_of(qualified, sets, stretches)


def days_of(edtf: str) -> set[tuple[str, str]]:
    """Return the days that the evidence names, as French writes them."""
    found = re.findall(r"\d{4}-(\d{2})-(\d{2})", edtf)
    return {("1er" if day == "01" else str(int(day)), MONTHS[int(month) - 1]) for month, day in found}


def months_of(edtf: str) -> set[str]:
    return {MONTHS[int(month) - 1] for month in re.findall(r"\d{4}-(\d{2})", edtf)}


def too_exact(words: str, edtf: str) -> list[str]:
    """Return what words say more exactly than the evidence does."""
    found = [" ".join(day) for day in _DAY.findall(words) if day not in days_of(edtf)]
    found += [month for month in _MONTH.findall(words) if month not in months_of(edtf)]
    if not days_of(edtf):
        found += _WEEKDAY.findall(words)
    return found


def plain(text: str) -> str:
    return unescape(text).replace("\u00a0", " ").replace("\u202f", " ")


@given(evidence)
def test_words_are_no_more_exact_than_the_evidence(edtf: str) -> None:
    for words in (dates.stated, dates.when, dates.short, dates.noun):
        told = plain(words(edtf))
        compact = re.sub(r"\bdu (\d{1,2}|1er) au (\d{1,2}|1er)\b", "", told)
        # « du 3 au 5 mai »: days whose month stands further on
        assert too_exact(compact, edtf) == [], (words.__name__, told)


@given(evidence)
def test_an_uncertain_day_is_never_told_as_certain(edtf: str) -> None:
    if edtf[-1] in "?~%":
        assert dates.stated(edtf) != dates.stated(edtf[:-1])


@given(evidence)
def test_html_s_own_date_is_the_evidence_itself_or_none(edtf: str) -> None:
    found = re.search(r'datetime="([^"]*)"', str(time(edtf, "alors")))
    assert found is None or found[1] == edtf


@settings(max_examples=25, deadline=None)
@given(evidence)
def test_an_event_s_page_shows_no_day_that_no_article_gives(edtf: str) -> None:
    chronicle = invented()
    call = chronicle.events[0]
    step = DateStep("text", "alors", "publication", "weekday", edtf, "D’après l’article.", call.passages[0])
    accounts = (
        replace(call.accounts[0], property="date", value=edtf),
        replace(call.accounts[1], property="date", value=edtf),
    )
    event = replace(
        call,
        date=edtf,
        date_trail=(step,),
        date_conflict=None,
        accounts=accounts,
        decisions=(),
        next=None,
        same_series=(),
    )
    changed = replace(chronicle, events=(event, *chronicle.events[1:]))
    text = next(page.text for page in render_pages(changed, SITE) if page.path == f"evenements/{call.id}.md")
    body = plain(text)
    told = body[body.index("fr-lead") : body.index("## Dans les articles")]
    told = re.sub(r'<span class="fr-words">.*?</span>', "", told)  # the article's own words
    told = told[: told.index("## Paroles")] if "## Paroles" in told else told
    compact = re.sub(r"\bdu (\d{1,2}|1er) au (\d{1,2}|1er)\b", "", told)
    assert too_exact(compact, edtf) == []
    assert set(re.findall(r'datetime="([^"]*)"', told)) <= {edtf}

"""The anchors of accounts and quotations stay where they are, whatever is edited or decided elsewhere."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotate import annotate
from generator.model import Account, Article, Chronicle, Rights
from generator.resolve import resolve
from tests.resolve.affair import articles, authorities, kept_call, later, monday
from tests.resolve.builder import ArticleBuilder

PARAGRAPHS = (
    "Anna Leclerc a appelé Bruno Vasseur mardi 4 mars 2031. Selon Bruno Vasseur, l’appel a duré 40 minutes.",
    "« Nous avons parlé du canal », a déclaré Anna Leclerc. L’appel a duré une heure, a affirmé Anna Leclerc.",
    "Les deux ministres se rencontreront à Port-Ouest le 12 mars 2031. « C’est utile », a dit Bruno Vasseur.",
)
ELSEWHERE = (
    "Le printemps est doux cette année.",
    "La grue du quai est rouge.",
    "Personne ne sait qui peint les bouées.",
)


def read(paragraphs: list[str]) -> Chronicle:
    article = Article(
        "2031-03-05-le-phare-aaaaaa",
        "\n\n".join(paragraphs),
        published="2031-03-05",
        rights=Rights.NOTICE,
        path="data/articles/2031-03-05-le-phare-aaaaaa.md",
    )
    return resolve([(article, annotate(article))], authorities(), [])[0]


def anchors(chronicle: Chronicle) -> dict[str, tuple[str, ...]]:
    """Return each anchor with what it names."""
    (entry,) = chronicle.articles
    found: dict[str, tuple[str, ...]] = {
        f"phrase-{s.anchor}": (s.span.of(entry.article.text),) for s in entry.annotations.sentences
    }
    for quoted in chronicle.quotations:
        found[f"citation-{quoted.id}"] = (quoted.quotation.text, quoted.speaker_label or "")
    for event in chronicle.events:
        for account in event.accounts:
            found[f"compte-{account.id}"] = (event.type, account.property, account.value, account.words)
    return found


def accounts(chronicle: Chronicle) -> dict[str, Account]:
    return {account.id: account for event in chronicle.events for account in event.accounts}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(ELSEWHERE)), min_size=1, max_size=3))
def test_paragraphs_put_in_anywhere_move_no_anchor(edits: list[tuple[int, str]]) -> None:
    edited = list(PARAGRAPHS)
    for at, words in edits:
        edited.insert(at, words)
    before = anchors(read(list(PARAGRAPHS)))
    assert sum(name.startswith("compte-") for name in before) >= 4
    assert sum(name.startswith("citation-") for name in before) >= 2
    assert before.items() <= anchors(read(edited)).items()


def test_keeping_an_event_moves_no_anchor() -> None:
    before = resolve(articles(), authorities(), [])[0]
    after = resolve(articles(), replace(authorities(), events=(kept_call(),)), [])[0]
    assert {id_: account.words for id_, account in accounts(before).items()} == {
        id_: account.words for id_, account in accounts(after).items()
    }


def test_another_article_moves_no_anchor() -> None:
    alone = resolve([monday()], authorities(), [])[0]
    beside = resolve([monday(), later()], authorities(), [])[0]
    assert accounts(alone).keys() <= accounts(beside).keys()


def call(text: str, *durations: str) -> Chronicle:
    builder = ArticleBuilder("2031-03-04-x-cccccc", text, published="2031-03-04")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    claims = [builder.claim("duration", "60", words) for words in durations]
    people = ("Anna Leclerc", "Bruno Vasseur")
    builder.event("phone_call", "L’appel", date="2031-03-03", participants=people, claims=claims)
    return resolve([builder.build()], authorities(), [])[0]


def test_an_account_whose_words_are_told_earlier_as_well_keeps_its_anchor_as_a_repeat() -> None:
    names = "Anna Leclerc et Bruno Vasseur."
    (before,) = accounts(call(f"L’appel a duré une heure. {names}", "une heure")).values()
    (after,) = accounts(
        call(
            f"L’appel : soixante minutes ! L’appel a duré une heure. {names}", "soixante minutes", "une heure"
        )
    ).values()
    assert before.id != after.id
    assert after.repeats == (before.id,)


def test_two_claims_of_one_sentence_are_told_apart_by_their_place() -> None:
    builder = ArticleBuilder(
        "2031-03-04-x-cccccc",
        "L’appel entre Anna Leclerc et Bruno Vasseur a duré 40 minutes pour l’une, 60 minutes pour l’autre.",
    )
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    claims = [builder.claim("duration", "40", "40 minutes"), builder.claim("duration", "60", "60 minutes")]
    people = ("Anna Leclerc", "Bruno Vasseur")
    builder.event("phone_call", "L’appel", date="2031-03-03", participants=people, claims=claims)
    chronicle, _ = resolve([builder.build()], authorities(), [])
    first, second = sorted(accounts(chronicle).values(), key=lambda account: account.value)
    assert second.id == f"{first.id}-2"

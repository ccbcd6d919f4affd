"""The matrix of accounts: what it says in words, whatever the accounts; and labels for every rule."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace
from html import unescape

from generator.model import Account, Basis, Decision, Event, Rank, RefKind
from generator.render import render_pages
from generator.render.labels import agreement_rule_label, label
from generator.render.matrix import ASPECTS
from generator.resolve.accounts import agreement, ranking
from tests.render.invented import SITE, invented

CALL = "evenements/2025-06-04-appel.md"
_VERDICTS = ("agrees", "completes", "contradicts", "alone")


def the_page(**changes: object) -> str:
    """Return the page of the invented call with some of its fields changed, blanks made plain."""
    chronicle = invented()
    call: Event = replace(chronicle.events[0], **changes)  # type: ignore[arg-type]
    changed = replace(chronicle, events=(call, *chronicle.events[1:]))
    text = next(page.text for page in render_pages(changed, SITE) if page.path == CALL)
    return " ".join(unescape(text).replace("\u00a0", " ").replace("\u202f", " ").split())


def of_call() -> tuple[Account, ...]:
    return invented().events[0].accounts


def test_every_rule_of_the_comparison_is_told_in_french() -> None:
    named = {
        node.value
        for module in (agreement, ranking)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[1], ast.Constant)
        for node in node.elts[1:]
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value
    }
    assert len(named) > 15
    untold = [rule for rule in named if rule != "single-authority" and not agreement_rule_label(str(rule))]
    assert untold == []


def test_every_aspect_has_its_names() -> None:
    for name in ASPECTS:
        assert label("properties", name) != name
        assert label("aspects", name) != name


def test_an_open_account_says_how_it_stands_to_the_others() -> None:
    first, *rest = of_call()
    text = the_page(accounts=(replace(first, agreement_rule="other-value"), *rest))
    assert "Une autre source donne une autre valeur." in text


def test_what_was_set_aside_stays_readable_with_its_reason() -> None:
    first, *rest = of_call()
    aside = replace(
        first, rank=Rank.DEPRECATED, rank_rule="set-aside", rank_reason="Le carnet dit autre chose."
    )
    text = the_page(accounts=(aside, *rest))
    assert "écarté" in text
    assert "Pourquoi : Le carnet dit autre chose." in text


def test_what_a_value_rests_on_stands_beside_it() -> None:
    town, port = (account.authority for account in of_call()[:2])
    said = Basis("duration", "best-evidence", (town,), (port,))
    text = the_page(bases=(said,))
    assert "selon la Mairie de Valmer ; le Port de Valmer dit autre chose" in text
    assert "Selon la Mairie de Valmer, il a duré" in text


def test_several_who_say_otherwise_take_the_verb_in_the_plural() -> None:
    first, second, *rest = of_call()
    article = replace(first.authority, kind=RefKind.ARTICLE, id=first.passage.article_id)
    title = next(entry.title for entry in invented().articles if entry.article.id == article.id)
    own = replace(second, id="c7", authority=article, authority_label=title)
    said = Basis("duration", "best-evidence", (first.authority,), (article, second.authority))
    text = the_page(bases=(said,), accounts=(first, second, own, *rest))
    assert f"; « {title} » et le Port de Valmer disent autre chose" in text.replace("\\", "")


def test_who_leaves_room_for_a_value_is_not_told_to_give_it() -> None:
    exact, rough, *rest = of_call()
    exact = replace(exact, rank=Rank.PREFERRED, rank_rule="own-value")
    said = Basis("duration", "best-evidence", (rough.authority, exact.authority), (rest[0].authority,))
    text = the_page(bases=(said,), accounts=(exact, rough, *rest))
    assert "Selon la Mairie de Valmer, il a duré" in text


def test_what_an_editor_settled_with_a_reason_is_told_flatly() -> None:
    town, port = (account.authority for account in of_call()[:2])
    reason = Decision("events/x", "duration_minutes", "60", "Le carnet.", None, None, "data/events/x.yml", 1)
    said = Basis("duration", "decision", (town,), (port,), reason)
    text = the_page(bases=(said,))
    assert "Selon la Mairie" not in text
    assert ", contre le Port de Valmer" in text


def test_sources_at_one_against_a_decision_do_not_contradict_each_other() -> None:
    against = tuple(
        replace(one, value="50", agreement="contradicts", agreement_rule="kept-fact:other-value")
        for one in of_call()[:2]
    )
    text = the_page(accounts=against)
    assert "Les sources se contredisent" not in text
    assert "Sur la durée, ce que retiennent les éditeurs n’est pas ce que disent les articles." in text


def test_what_nothing_settles_is_left_open_in_words() -> None:
    town, port = (account.authority for account in of_call()[:2])
    text = the_page(duration_minutes=None, bases=(Basis("duration", "open", (), (town, port)),))
    assert "[les sources se contredisent](#comptes)" in text
    assert "Cette page ne tranche pas sur la durée." in text


def test_those_who_speak_for_themselves_come_before_an_article() -> None:
    first, *rest = of_call()
    article = replace(first.authority, kind=RefKind.ARTICLE, id=first.passage.article_id)
    own = replace(first, id="c7", authority=article, authority_label="Le Phare", agreement="alone")
    text = the_page(accounts=(own, first, *rest))
    head = text[text.index('<th scope="col">Aspect') :]
    assert head.index("Mairie de Valmer") < head.index("Le Phare")

"""All articles and what editors decided → the chronicle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.errors import Fault
from generator.model import (
    Annotations,
    Article,
    Chronicle,
    Decision,
    Event,
    Passage,
    QuotationEntry,
    Records,
    Ref,
    RefKind,
)
from generator.resolve.accounts.authorities_of_speech import SpeechAuthorities
from generator.resolve.checks.lost_words import lost_words
from generator.resolve.checks.names import bare_surnames, named_nowhere, namesakes, shared_names
from generator.resolve.checks.notices import (
    at_odds,
    contested,
    doubtful,
    drifted,
    not_kept,
    without_evidence,
)
from generator.resolve.checks.overruled import overruled
from generator.resolve.decisions.kept_facts import NameBook, kept_refs
from generator.resolve.decisions.rejected_values import rejected_of, take_out
from generator.resolve.entries.articles import article_entries
from generator.resolve.entries.entities import entity_entries, theme_entries
from generator.resolve.entries.page_states import page_states
from generator.resolve.entries.quotations import quotation_entries
from generator.resolve.events.make import Draft, Surroundings, draft_events, finish_events, unused_ids
from generator.resolve.matching.groups import Group
from generator.resolve.matching.match import near_types
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.entities import link_entities
from generator.resolve.names.linking import Linking
from generator.resolve.settling.settle import settle
from generator.resolve.tellings.kept import bind_kept
from generator.resolve.tellings.rejected_words import without_rejected_words
from generator.resolve.tellings.telling import Telling, main_telling, tellings_of
from generator.resolve.texts.documents import Document, read_documents
from generator.resolve.texts.kept_anchors import with_kept_anchors


def resolve(
    pairs: Sequence[tuple[Article, Annotations]], records: Records, decisions: Sequence[Decision]
) -> tuple[Chronicle, tuple[Fault, ...]]:
    """Make the chronicle out of all articles and everything that editors decided.

    The result depends on nothing but what the arguments hold: not on order, clock, locale or hash seed.

    Parameters:
        pairs: each article with what `annotate` found in it.
        records: authority records and kept events.
        decisions: every decision that `corpus` read; those of kept events and articles are added if they are missing.

    Returns:
        The chronicle, and the faults that only a look at all articles together shows.

    Example:
        >>> chronicle, faults = resolve([], Records(), [])
        >>> len(chronicle.events), faults
        (0, ())
    """
    notices: list[Fault] = []
    documents = with_kept_anchors(read_documents(without_rejected_words(pairs, notices)), records.events)
    by_id = {document.id: document for document in documents}
    index = AuthorityIndex(records)
    linking = link_entities(documents, index)
    faults = list(index.faults)
    tellings: Mapping[str, Sequence[Telling]] = {
        document.id: tellings_of(document, linking) for document in documents
    }
    binding = bind_kept(documents, tellings, records.events, linking, near_types())
    faults += binding.faults
    book = NameBook.of(index, linking)
    refs = {kept.event.id: kept_refs(kept.event, book, faults) for kept in binding.kept}
    rejected = rejected_of(binding.kept, book)
    tellings = take_out(rejected, binding.kept, tellings)
    settled = settle(binding, tellings, refs, index, linking.named_in_articles())
    all_decisions = _decisions(documents, records, decisions)
    around = Surroundings(
        documents=by_id,
        linking=linking,
        index=index,
        speech=SpeechAuthorities(documents, linking, index),
        reference_decisions=_references(all_decisions),
        decisions=_by_subject(all_decisions),
        rejected=rejected,
    )
    drafts = draft_events(settled.groups, refs, around)
    main, homes = _main_events(tellings, drafts)
    faults += lost_words(binding.kept, drafts)
    faults += without_evidence(drafts, {kept.event.id for kept in binding.kept if kept.lost})
    follow_ups = _follow_ups(settled.loose, main)
    quotations = _quotations(documents, linking, drafts, main)
    by_event: dict[str, list[str]] = {}
    for entry in quotations:
        for event_id in entry.events:
            by_event.setdefault(event_id, []).append(entry.id)
    events, because = finish_events(drafts, around, by_event, follow_ups)
    notices += [*binding.notices, *not_kept(events, by_id)]
    notices += [*drifted(drafts, linking), *unused_ids(events, drafts)]
    notices += contested(events, drafts, linking)
    notices += [notice for one in rejected.values() for notice in one.idle()]
    notices += [*doubtful(settled.doubts, homes), *at_odds(settled.conflicts, homes)]
    notices += [*bare_surnames(linking), *namesakes(linking), *shared_names(linking), *named_nowhere(linking)]
    chronicle = Chronicle(
        articles=article_entries(documents, linking, events, quotations),
        events=events,
        persons=entity_entries(RefKind.PERSON, linking, events, quotations),
        organisations=entity_entries(RefKind.ORGANISATION, linking, events, quotations),
        places=entity_entries(RefKind.PLACE, linking, events, quotations),
        themes=theme_entries(index, events, because),
        quotations=quotations,
        decisions=all_decisions,
        redirects=_redirects(events, index),
        notices=tuple(sorted(set(notices))),
        overruled=overruled(drafts, by_id, all_decisions),
    )
    return replace(chronicle, states=page_states(chronicle)), tuple(sorted(set(faults)))


def _main_events(
    tellings: Mapping[str, Sequence[Telling]], drafts: Sequence[Draft]
) -> tuple[dict[str, Draft], dict[tuple[str, int], str]]:
    """Return the event each article is about, and the event each of its article events became."""
    homes: dict[tuple[str, int], Draft] = {}
    for draft in drafts:
        for telling in draft.group.tellings:
            homes.setdefault(telling.key[:2], draft)
    main: dict[str, Draft] = {}
    for article_id, told in tellings.items():
        head = main_telling(told)
        about = homes.get(head.key[:2]) if head else None
        if about is not None and not (about.group.kept and about.group.kept.withdrawn):
            main[article_id] = about
    return main, {key: draft.id for key, draft in homes.items()}


def _follow_ups(loose: Sequence[Group], main: Mapping[str, Draft]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for group in loose:
        for telling in group.tellings:
            draft = main.get(telling.document.id)
            if draft is not None:
                found.setdefault(draft.id, []).extend(telling.passages)
    return found


def _quotations(
    documents: Sequence[Document], linking: Linking, drafts: Sequence[Draft], main: Mapping[str, Draft]
) -> tuple[QuotationEntry, ...]:
    sentence_events: dict[tuple[str, int], list[str]] = {}
    for draft in drafts:
        if draft.group.kept and draft.group.kept.withdrawn:
            continue
        for telling in draft.group.tellings:
            for passage in telling.passages:
                sentence_events.setdefault((passage.article_id, passage.sentence), []).append(draft.id)
        for passage in draft.group.passages:
            sentence_events.setdefault((passage.article_id, passage.sentence), []).append(draft.id)
    actors = {
        article_id: (draft.id, frozenset((*draft.facts.participants, *draft.facts.parties)))
        for article_id, draft in main.items()
    }
    speakers: dict[str, frozenset[Ref]] = {}
    for draft in drafts:
        said = (
            linking.of_kind(told.telling.document.id, told.claim.speaker, told.claim.speaker_kind)
            for told in draft.tolds
            if told.claim.speaker
        )
        speakers[draft.id] = frozenset(ref for ref in said if ref)
    return quotation_entries(documents, linking, sentence_events, actors, speakers)


def _decisions(
    documents: Sequence[Document], records: Records, decisions: Sequence[Decision]
) -> tuple[Decision, ...]:
    """Return every decision once, newest first, then by subject."""
    found = {*decisions, *(reason for event in records.events for reason in event.reasons)}
    found |= {rejection.decision for event in records.events for rejection in event.rejected}
    told = {(decision.subject, decision.property) for decision in found}
    for document in documents:
        set_ = document.article.reference_date
        subject = f"articles/{document.id}"
        if set_ is not None and (subject, "reference_date") not in told:
            path = document.article.path
            found.add(
                Decision(
                    subject,
                    "reference_date",
                    set_.date,
                    set_.reason,
                    set_.decided,
                    set_.source,
                    path,
                    set_.line,
                    set_.column,
                )
            )
    by_place = sorted(found, key=lambda d: (d.subject, d.property, d.value, d.path, d.line, d.reason))
    return tuple(sorted(by_place, key=lambda decision: decision.decided or "", reverse=True))


def _by_subject(decisions: Sequence[Decision]) -> dict[str, tuple[Decision, ...]]:
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.subject, []).append(decision)
    return {subject: tuple(about) for subject, about in found.items()}


def _references(decisions: Sequence[Decision]) -> dict[str, Decision]:
    return {
        decision.subject.removeprefix("articles/"): decision
        for decision in reversed(decisions)
        if decision.property == "reference_date" and decision.subject.startswith("articles/")
    }


def _redirects(events: Sequence[Event], index: AuthorityIndex) -> tuple[tuple[Ref, Ref], ...]:
    found = {
        Ref(RefKind.EVENT, old): Ref(RefKind.EVENT, event.id) for event in events for old in event.aliases
    }
    for ref in index.records:
        answer = index.canonical(ref)
        for old in index.absorbed(answer):
            found[Ref(answer.kind, old)] = answer
    return tuple(sorted(found.items()))

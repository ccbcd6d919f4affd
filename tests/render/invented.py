"""A small invented chronicle, made by hand: every kind of page, every branch of the templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.model import (
    Account,
    Annotations,
    Article,
    ArticleEntry,
    AttestedName,
    Authority,
    Block,
    BlockKind,
    Chronicle,
    DateStep,
    Decision,
    EntityEntry,
    Event,
    EventStatus,
    EventType,
    Figure,
    LinkedSpan,
    Ordinal,
    Passage,
    Quotation,
    QuotationEntry,
    Ref,
    ReferenceDate,
    RefKind,
    Rights,
    Sentence,
    Span,
)
from generator.render import SiteInfo
from tests.bare_model import bare_annotations, bare_event

SITE = SiteInfo(
    "Fil rouge", "https://chronique.example/fil-rouge/", "Une chronique inventée.", "", "2026-01-01", "0.1.0"
)
Change = Callable[[str], str]


def same(text: str) -> str:
    """Leave text as it is."""
    return text


ANNA = Ref(RefKind.PERSON, "anna-leclerc")
BRUNO = Ref(RefKind.PERSON, "bruno-petit")
PORT = Ref(RefKind.ORGANISATION, "port-de-valmer")
TOWN = Ref(RefKind.ORGANISATION, "mairie-de-valmer")
VALMER = Ref(RefKind.PLACE, "valmer")
QUAYS = Ref(RefKind.THEME, "quais")


class Text:
    """An invented article: blocks of sentences, with spans found by their words."""

    def __init__(self, article_id: str, blocks: list[tuple[BlockKind, list[str]]]) -> None:
        self.id = article_id
        text = ""
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        for kind, sentences in blocks:
            if text:
                text += "\n\n"
            start = len(text)
            for position, words in enumerate(sentences):
                if position:
                    text += " "
                span = Span(len(text), len(text) + len(words))
                text += words
                if kind.is_prose:
                    name = f"{article_id[-4:]}{len(self.sentences):04x}"
                    self.sentences.append(Sentence(span, len(self.blocks), name))
            self.blocks.append(Block(Span(start, len(text)), kind, "invented"))
        self.text = text

    def span(self, words: str) -> Span:
        """Find words."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def passage(self, words: str) -> Passage:
        """Find words and the sentence in which they begin."""
        span = self.span(words)
        index = next(i for i, one in enumerate(self.sentences) if one.span.start <= span.start < one.span.end)
        return Passage(self.id, index, span)

    def annotations(self) -> Annotations:
        """Return the layers that pages use."""
        return bare_annotations(self.id, self.blocks, self.sentences)


def invented(change: Change = same) -> Chronicle:
    """Return the chronicle, each of its texts changed by ``change`` (for instance made hostile)."""
    t = change
    call_words, strike_words = t("se sont parlé au téléphone"), t("La grève")
    first = Text(
        "2025-06-05-phare-aaaaaa",
        [
            (BlockKind.HEADLINE, [t("Les quais rouvrent après un appel")]),
            (
                BlockKind.BODY,
                [
                    t("Anna Leclerc")
                    + " et "
                    + t("Bruno Petit")
                    + f" {call_words} mercredi pendant 75 minutes.",
                    "« " + t("Nous avons un accord") + " », a dit la maire.",
                    f"{strike_words} des dockers de " + t("Valmer") + " avait commencé lundi.",
                    t("Une rencontre doit suivre en juillet."),
                ],
            ),
            (BlockKind.CAPTION, [t("Photo : le port au matin")]),
        ],
    )
    second = Text(
        "2025-06-notice-bbbbbb",
        [
            (BlockKind.LEAD, [t("Un appel a été tenu entre la mairie et le port, dit le Port de Valmer.")]),
            (BlockKind.BODY, [t("L’entretien a duré une heure."), t("Rien n’est signé, assure le port.")]),
            (BlockKind.ADVERTISEMENT, [t("Abonnez-vous !")]),
        ],
    )
    hidden = Text("sd-cccccc", [(BlockKind.BODY, [t("Phrase un du texte."), t("Phrase deux du texte.")])])
    quoted = first.span(t("Nous avons un accord"))
    entries = (
        _entry(
            first,
            t,
            Rights.FULL,
            title=t("Les quais rouvrent après un appel"),
            published="2025-06-05",
            publishers=(t("Le Phare"), t("Agence Côtière")),
            authors=(t("C. Morel"),),
            url="https://phare.example/a?b=1",
            added="2025-07-01",
            links=(
                (first.span(t("Anna Leclerc")), ANNA),
                (first.span(t("Bruno Petit")), BRUNO),
                (first.span(t("Valmer")), VALMER),
            ),
            supports=((1, ("2025-06-04-appel",)), (3, ("p-12345678",))),
            events=("2025-06-04-appel", "p-12345678"),
            quotations=("q1",),
        ),
        _entry(
            second,
            t,
            Rights.NOTICE,
            published="2025-06",
            reference=ReferenceDate(
                "2025-06-05", t("Le jour suit celui de l’appel."), "2025-07-02", t("Le Phare")
            ),
            supports=((0, ("2025-06-04-appel",)), (1, ("2025-06-04-appel",))),
            events=("2025-06-04-appel",),
        ),
        _entry(
            hidden, t, Rights.METADATA, shown=(), supports=((1, ("p-12345678",)),), events=("p-12345678",)
        ),
    )
    decision = Decision(
        "events/2025-06-04-appel",
        "date",
        "2025-06-04",
        t("Les deux articles concordent."),
        "2025-07-02",
        t("Le Phare, 5 juin"),
        "data/events/x.yml",
        3,
    )
    article_decision = Decision(
        "articles/2025-06-notice-bbbbbb",
        "reference_date",
        "2025-06-05",
        t("Le jour suit celui de l’appel."),
        None,
        None,
        "data/articles/x.md",
        4,
    )
    withdrawal = Decision(
        "events/2025-01-01-accord",
        "withdrawn",
        "true",
        t("Deux affaires avaient été confondues."),
        "2025-07-03",
        None,
        "data/events/y.yml",
        5,
    )
    merger = Decision(
        "events/2025-06-03-appel",
        "merged_into",
        "2025-06-04-appel",
        t("Un seul appel a eu lieu."),
        "2025-07-04",
        None,
        "data/events/z.yml",
        6,
    )
    call = first.passage(call_words)
    told = second.passage(second.text[:20])
    lasted = second.passage(t("L’entretien a duré une heure."))
    events = (
        bare_event(
            "2025-06-04-appel",
            EventType.PHONE_CALL,
            title=t("Appel téléphonique entre Anna Leclerc et Bruno Petit"),
            date="2025-06-04",
            date_trail=(
                DateStep(
                    "text",
                    t("mercredi"),
                    "publication",
                    "weekday",
                    "2025-06-04",
                    t("Le dernier mercredi avant la date de l’article."),
                    call,
                ),
                DateStep(
                    "decision",
                    None,
                    None,
                    "decision",
                    "2025-06-04",
                    t("Les éditeurs ont tranché."),
                    None,
                    decision,
                ),
            ),
            date_conflict=t("La page de l’article est datée du lendemain."),
            participants=(ANNA, BRUNO),
            initiator=BRUNO,
            duration_minutes=75,
            place=VALMER,
            themes=(QUAYS,),
            topics=(t("quais"),),
            figures=(Figure(12, t("navires bloqués"), call.span),),
            ordinal=Ordinal(2, "2025", call.span),
            passages=(call, told),
            accounts=(
                Account(
                    "c1",
                    "duration",
                    "75",
                    t("75 minutes"),
                    TOWN,
                    t("Mairie de Valmer"),
                    None,
                    call,
                    "contradicts",
                    "r",
                ),
                Account(
                    "c2",
                    "duration",
                    "60",
                    t("une heure"),
                    PORT,
                    t("Port de Valmer"),
                    ANNA,
                    lasted,
                    "contradicts",
                    "r",
                ),
                Account(
                    "c3",
                    "status",
                    "occurred",
                    t("parlé"),
                    TOWN,
                    t("Mairie de Valmer"),
                    None,
                    call,
                    "alone",
                    "r",
                ),
                Account(
                    "c4",
                    "subject",
                    t("les quais"),
                    t("les quais"),
                    TOWN,
                    t("Mairie de Valmer"),
                    None,
                    call,
                    "alone",
                    "r",
                ),
            ),
            quotations=("q1",),
            follow_ups=(first.passage(t("Une rencontre doit suivre en juillet.")),),
            next="2025-07-rencontre",
            same_series=("p-12345678",),
            decisions=(decision,),
            aliases=("p-aaaaaaaa",),
        ),
        bare_event(
            "p-12345678",
            EventType.STRIKE,
            kept=False,
            status=EventStatus.ALLEGED,
            title=t("Grève à Valmer"),
            date="[2025-05-26,2025-06-02]",
            parties=(PORT,),
            passages=(first.passage(strike_words), hidden.passage(t("Phrase deux du texte."))),
            accounts=(
                Account(
                    "c9",
                    "place",
                    t("Valmer"),
                    t("Valmer"),
                    PORT,
                    t("Port de Valmer"),
                    None,
                    first.passage(strike_words),
                    "alone",
                    "r",
                ),
            ),
        ),
        _bare(
            "2025-07-rencontre",
            EventType.MEETING,
            EventStatus.PLANNED,
            t("Rencontre annoncée"),
            "2025-07",
            (ANNA, BRUNO),
        ),
        _bare("sans-date", EventType.STATEMENT, EventStatus.DENIED, t("Déclaration démentie"), None, ()),
        replace(
            _bare(
                "2025-01-01-accord",
                EventType.AGREEMENT,
                EventStatus.OCCURRED,
                t("Accord retiré"),
                "2025-01-01",
                (),
            ),
            withdrawn=t("Deux affaires avaient été confondues."),
            passages=(first.passage(strike_words),),
            decisions=(withdrawal,),
            kept=True,
        ),
    )
    quotation = QuotationEntry(
        "q1",
        Quotation(quoted, t("Nous avons un accord"), "direct", 2, channel=t("la presse")),
        Passage(first.id, 2, quoted),
        ANNA,
        t("Anna Leclerc"),
        BRUNO,
        t("Bruno Petit"),
        ("2025-06-04-appel",),
    )
    unsaid = QuotationEntry(
        "q2",
        Quotation(hidden.span(t("Phrase un du texte.")), t("Phrase un du texte."), "word", 0),
        Passage(hidden.id, 0, hidden.span(t("Phrase un du texte."))),
        None,
        None,
        None,
        None,
        (),
    )
    anna_passage, bruno_passage = first.passage(t("Anna Leclerc")), first.passage(t("Bruno Petit"))
    record = Authority(
        "anna-leclerc",
        "person",
        t("Anna Leclerc"),
        t("Leclerc, Anna"),
        (t("A. Leclerc"),),
        t("Maire de Valmer"),
        "Q1",
        different_from=("bruno-petit",),
    )
    persons = (
        EntityEntry(
            ANNA,
            t("Anna Leclerc"),
            t("Leclerc, Anna"),
            record,
            (AttestedName(t("Anna Leclerc"), (first.id,), False), AttestedName(t("A. Leclerc"), (), True)),
            ((t("la maire"), anna_passage),),
            (anna_passage,),
            ("2025-06-04-appel", "2025-07-rencontre"),
            ("q1",),
            ("q2",),
            ((BRUNO, 2), (VALMER, 1)),
            ("p-anna",),
        ),
        EntityEntry(
            BRUNO,
            t("Bruno Petit"),
            t("Petit, Bruno"),
            None,
            (AttestedName(t("Bruno Petit"), (first.id,), False),),
            (),
            (bruno_passage,),
            ("2025-06-04-appel", "2025-07-rencontre"),
            (),
            (),
            ((ANNA, 2),),
        ),
    )
    organisations = (
        EntityEntry(TOWN, t("Mairie de Valmer"), t("Mairie de Valmer"), None, (), (), (), (), (), (), ()),
        EntityEntry(
            PORT,
            t("Port de Valmer"),
            t("Port de Valmer"),
            Authority(
                "port-de-valmer", "organisation", t("Port de Valmer"), t("Port de Valmer"), part_of="valmer"
            ),
            (),
            (),
            (told,),
            ("p-12345678",),
            (),
            (),
            (),
        ),
    )
    places = (
        EntityEntry(
            VALMER,
            t("Valmer"),
            t("Valmer"),
            Authority(
                "valmer",
                "place",
                t("Valmer"),
                t("Valmer"),
                coordinates=(48.1, -2.0),
                metonyms=(t("le Rocher"),),
            ),
            (AttestedName(t("Valmer"), (first.id,), False),),
            (),
            (first.passage(t("Valmer")),),
            ("2025-06-04-appel",),
            (),
            (),
            ((ANNA, 1),),
        ),
    )
    themes = (
        EntityEntry(
            QUAYS,
            t("Quais"),
            t("Quais"),
            Authority("quais", "theme", t("Quais"), t("Quais"), keywords=(t("quai"),)),
            (),
            (),
            (),
            ("2025-06-04-appel",),
            (),
            (),
            (),
        ),
    )
    return Chronicle(
        entries,
        events,
        persons,
        organisations,
        places,
        themes,
        (quotation, unsaid),
        (decision, article_decision, withdrawal, merger),
        (
            (Ref(RefKind.EVENT, "2025-06-03-appel"), Ref(RefKind.EVENT, "2025-06-04-appel")),
            (Ref(RefKind.EVENT, "p-aaaaaaaa"), Ref(RefKind.EVENT, "2025-06-04-appel")),
        ),
        (),
    )


def _entry(
    text: Text,
    t: Change,
    rights: Rights,
    *,
    title: str | None = None,
    published: str | None = None,
    publishers: tuple[str, ...] = (),
    authors: tuple[str, ...] = (),
    url: str | None = None,
    added: str | None = None,
    reference: ReferenceDate | None = None,
    shown: tuple[Span, ...] | None = None,
    links: tuple[tuple[Span, Ref], ...] = (),
    supports: tuple[tuple[int, tuple[str, ...]], ...] = (),
    events: tuple[str, ...] = (),
    quotations: tuple[str, ...] = (),
) -> ArticleEntry:
    article = Article(
        text.id, text.text, "fr", title, published, reference, publishers, authors, url, rights, added
    )
    return ArticleEntry(
        article,
        text.annotations(),
        title or t("Article sans titre"),
        (Span(0, len(text.text)),) if shown is None else shown,
        tuple(LinkedSpan(span, ref) for span, ref in links),
        supports,
        events,
        quotations,
    )


def _bare(
    event_id: str,
    kind: EventType,
    status: EventStatus,
    title: str,
    date: str | None,
    participants: tuple[Ref, ...],
) -> Event:
    return bare_event(
        event_id,
        kind,
        status=status,
        title=title,
        date=date,
        participants=participants,
    )

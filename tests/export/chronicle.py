"""A small invented chronicle: one call, two people, two articles, of which one may show a single sentence."""

from __future__ import annotations

from generator.model import (
    Annotations,
    Article,
    ArticleEntry,
    AttestedName,
    Authority,
    Block,
    BlockKind,
    Chronicle,
    EntityEntry,
    EntityKind,
    EventType,
    Header,
    LinkedSpan,
    Passage,
    Quotation,
    QuotationEntry,
    Ref,
    RefKind,
    Rights,
    Sentence,
    Span,
)
from tests.bare_model import bare_event

OPEN_TEXT = (
    "L’accusé d’hier, Iouri Ouvarine, a téléphoné à Anna Leclerc. "
    "« Les négociations de l’été reprendront », a dit la sœur du ministre."
)
CLOSED_TEXT = (
    "Le secret n’appartient qu’à l’auteur. Anna Leclerc a répondu à Uvarin jeudi. Rien d’autre ne fuitera."
)

CALL = "2031-05-04-appel"
ANNA = Ref(RefKind.PERSON, "anna-leclerc")
IOURI = Ref(RefKind.PERSON, "iouri-ouvarine")
HAVRE = Ref(RefKind.PLACE, "le-havre")


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sentences_of(text: str) -> tuple[Sentence, ...]:
    spans, start = [], 0
    while start < len(text):
        stop = text.find(". ", start)
        end = len(text) if stop < 0 else stop + 1
        spans.append(Span(start, end))
        start = end + 1
    return tuple(Sentence(span, 0, f"s{number}") for number, span in enumerate(spans))


def entry(identity: str, text: str, rights: Rights, shown: tuple[Span, ...]) -> ArticleEntry:
    article = Article(
        identity,
        text,
        title=f"L’article {identity}",
        published="2031-05-05",
        publishers=("L’Écho",),
        rights=rights,
    )
    annotations = Annotations(
        article_id=identity,
        language="fr",
        reference="2031-05-05",
        header=Header(),
        blocks=(Block(Span(0, len(text)), BlockKind.BODY, "rest"),),
        sentences=sentences_of(text),
        timexes=(),
        persons=(),
        organisations=(),
        places=(),
        quotations=(),
        event_mentions=(),
        events=(),
    )
    links = (LinkedSpan(span_of(text, "Anna Leclerc"), ANNA),)
    return ArticleEntry(article, annotations, article.title or "", shown, links, (), (CALL,), ())


def person(
    ref: Ref, name: str, forms: tuple[str, ...], roles: tuple[tuple[str, Passage], ...] = ()
) -> EntityEntry:
    names = tuple(AttestedName(form, ("ouvert",), False) for form in forms)
    return EntityEntry(ref, name, name, None, names, roles, (), (CALL,), (), (), ())


def chronicle(closed_shown: str = "Anna Leclerc a répondu à Uvarin jeudi.") -> Chronicle:
    """Make the chronicle; of the closed article only the given words may be shown."""
    opened = entry("ouvert", OPEN_TEXT, Rights.FULL, (Span(0, len(OPEN_TEXT)),))
    shown = (span_of(CLOSED_TEXT, closed_shown),) if closed_shown else ()
    closed = entry("ferme", CLOSED_TEXT, Rights.EXTRACT, shown)
    words = "Les négociations de l’été reprendront"
    quoted = QuotationEntry(
        "q1",
        Quotation(span_of(OPEN_TEXT, words), words, "direct", 1, "Anna Leclerc", EntityKind.PERSON),
        Passage("ouvert", 1, span_of(OPEN_TEXT, words)),
        ANNA,
        "Anna Leclerc",
        None,
        None,
        (CALL,),
    )
    role = "Le secret n’appartient qu’à l’auteur"
    secret = Passage("ferme", 0, span_of(CLOSED_TEXT, role))
    event = bare_event(
        CALL,
        EventType.PHONE_CALL,
        title="Appel téléphonique entre Anna Leclerc et Iouri Ouvarine",
        date="2031-05-04",
        participants=(ANNA, IOURI),
        initiator=IOURI,
        place=HAVRE,
        topics=("négociations",),
        passages=(
            Passage("ouvert", 0, span_of(OPEN_TEXT, "a téléphoné")),
            Passage("ferme", 0, span_of(CLOSED_TEXT, "secret")),
            Passage("ferme", 1, span_of(CLOSED_TEXT, "répondu")),
        ),
        quotations=("q1",),
        aliases=("p-00000000",),
    )
    record = Authority("le-havre", "place", "Le Havre", "Havre, Le", metonyms=("la Porte océane",))
    place = EntityEntry(HAVRE, "Le Havre", "Havre, Le", record, (), (), (), (CALL,), (), (), ())
    return Chronicle(
        articles=(closed, opened),
        events=(event,),
        persons=(
            person(ANNA, "Anna Leclerc", ("Anna Leclerc", "Leclerc"), ((role, secret),)),
            person(IOURI, "Iouri Ouvarine", ("Iouri Ouvarine", "Uvarin")),
        ),
        organisations=(),
        places=(place,),
        themes=(),
        quotations=(quoted,),
        decisions=(),
        redirects=(),
        notices=(),
    )

"""An invented affair of a few articles: two ministers who call each other, their spokeswoman, a port."""

from __future__ import annotations

from generator.model import (
    Authority,
    Decision,
    EventStatus,
    EventType,
    KeptEvent,
    Ordinal,
    Records,
    ReferenceDate,
    Rights,
    Selector,
)
from tests.resolve.builder import ArticleBuilder, Pair

CALLERS = ("Anna Leclerc", "Bruno Vasseur")


def monday() -> Pair:
    """Tell, in a dated article, of the call of Monday 3 March, told by the spokeswoman."""
    b = ArticleBuilder(
        "2031-03-04-le-phare-aaaaaa",
        "Anna Leclerc a appelé Bruno Vasseur lundi 3 mars. L’appel a duré 40 minutes, selon Claire Dumas, "
        "porte-parole de la Maison du Port. « Nous avons parlé du canal », a-t-elle dit. "
        "Les deux ministres se reverront bientôt.",
        published="2031-03-04",
        publishers=("Le Phare",),
        added="2031-03-05",
    )
    b.person("Anna Leclerc").person("Bruno Vasseur")
    b.person("Claire Dumas", roles=["porte-parole de la Maison du Port"])
    b.organisation("Maison du Port")
    timex = b.timex("lundi 3 mars", "2031-03-03")
    b.event(
        "phone_call",
        "a appelé",
        "L’appel",
        timex=timex,
        date="2031-03-03",
        date_basis="lundi 3 mars",
        participants=CALLERS,
        initiator="Anna Leclerc",
        duration_minutes=40,
        topics=("canal",),
        claims=[
            b.claim("initiator", "Anna Leclerc", "Anna Leclerc a appelé"),
            b.claim("duration", "40", "40 minutes", "Claire Dumas"),
        ],
    )
    b.event("meeting", "se reverront", status="planned", participants=CALLERS)
    b.quote("Nous avons parlé du canal", "Claire Dumas")
    return b.build()


def agency() -> Pair:
    """Tell of the same call in another article: the names in other forms, another length."""
    b = ArticleBuilder(
        "2031-03-03-acn-bbbbbb",
        "Bruno Vasseur et Anna Leclerc se sont parlé aujourd’hui. L’entretien a duré une heure, a affirmé M. Vasseur.",
        published="2031-03-03",
        publishers=("ACN",),
        added="2031-03-06",
    )
    b.person("Bruno Vasseur", "M. Vasseur").person("Anna Leclerc")
    timex = b.timex("aujourd’hui", "2031-03-03", "publication", "deictic-day")
    b.event(
        "phone_call",
        "se sont parlé",
        timex=timex,
        date="2031-03-03",
        date_basis="aujourd’hui",
        participants=CALLERS,
        duration_minutes=60,
        claims=[b.claim("duration", "60", "une heure", "Bruno Vasseur")],
    )
    return b.build()


def later() -> Pair:
    """Tell of the call of the day after, « le deuxième en deux jours », and a round of talks on its eve."""
    b = ArticleBuilder(
        "2031-03-05-le-phare-cccccc",
        "Anna Leclerc et Bruno Vasseur se sont de nouveau parlé mardi, leur deuxième appel en deux jours. "
        "La veille, des négociations ont eu lieu à Port-Ouest entre Tarvie et Ostrie.",
        published="2031-03-05",
        publishers=("Le Phare",),
        added="2031-03-07",
    )
    b.person("Anna Leclerc").person("Bruno Vasseur")
    b.place("Port-Ouest").place("Tarvie").place("Ostrie")
    mardi = b.timex("mardi", "2031-03-04", "publication", "weekday")
    b.event(
        "phone_call",
        "se sont de nouveau parlé",
        timex=mardi,
        date="2031-03-04",
        date_basis="mardi",
        participants=CALLERS,
        ordinal=Ordinal(2, "P2D", b.span("deuxième appel en deux jours")),
    )
    veille = b.timex("La veille", None, "event", "eve", offset="-P1D")
    b.event(
        "negotiation",
        "négociations",
        timex=veille,
        date_basis="La veille",
        place="Port-Ouest",
        parties=("Tarvie", "Ostrie"),
    )
    return b.build()


def undated() -> Pair:
    """Return an article without a date that an editor could place."""
    b = ArticleBuilder(
        "sd-dddddd",
        "Anna Leclerc et Bruno Vasseur ont eu un échange au téléphone mercredi.",
        publishers=("La Gazette",),
        added="2031-03-08",
        rights=Rights.EXTRACT,
    )
    b.person("Anna Leclerc").person("Bruno Vasseur")
    timex = b.timex("mercredi", None, "publication", "weekday")
    b.event("phone_call", "échange", timex=timex, date_basis="mercredi", participants=CALLERS)
    return b.build()


def corrected() -> Pair:
    """Return a page dated long after the event that says « aujourd’hui », with an editor's correction."""
    b = ArticleBuilder(
        "2031-05-02-eeeeee",
        "Anna Leclerc et Bruno Vasseur se sont parlé au téléphone aujourd’hui.",
        published="2031-05-02",
        reference_date=ReferenceDate("2031-03-18", "L’agence a daté l’appel.", "2031-06-01", None, 7),
        added="2031-05-03",
    )
    b.person("Anna Leclerc").person("Bruno Vasseur")
    timex = b.timex("aujourd’hui", "2031-03-18", "publication", "deictic-day")
    b.event("phone_call", "se sont parlé", timex=timex, date="2031-03-18", participants=CALLERS)
    return b.build()


def articles() -> list[Pair]:
    """Return the whole affair."""
    return [monday(), agency(), later(), undated(), corrected()]


def authorities() -> Records:
    """Return the editors' records."""
    return Records(
        people=(
            Authority("anna-leclerc", "person", "Anna Leclerc", "Leclerc, Anna", path="data/people.yml"),
        ),
        organisations=(Authority("maison-du-port", "organisation", "Maison du Port", "Maison du Port"),),
        places=(
            Authority("tarvie", "place", "Tarvie", "Tarvie", state=True, metonyms=("Belmont",)),
            Authority("ostrie", "place", "Ostrie", "Ostrie", state=True, metonyms=("Kersk",)),
        ),
        themes=(Authority("canaux", "theme", "Canaux", "Canaux", keywords=("canaux", "canal")),),
    )


def kept_call(**changes: object) -> KeptEvent:
    """Return the call of 3 March as an editor keeps it."""
    fields: dict[str, object] = {
        "id": "2031-03-03-appel",
        "type": EventType.PHONE_CALL,
        "status": EventStatus.OCCURRED,
        "date": "2031-03-03",
        "participants": ("anna-leclerc", "Bruno Vasseur"),
        "mentions": (Selector("2031-03-04-le-phare-aaaaaa", "a appelé", "Anna Leclerc ", " Bruno", 9),),
        "path": "data/events/2031-03-03-appel.yml",
    }
    return KeptEvent(**(fields | changes))  # type: ignore[arg-type]


def reason(property_: str, value: str) -> Decision:
    """Return an editor's reason for a fact of the kept call."""
    return Decision(
        "events/2031-03-03-appel",
        property_,
        value,
        "Le carnet de la ministre le dit.",
        "2031-04-01",
        None,
        "data/events/2031-03-03-appel.yml",
        12,
    )

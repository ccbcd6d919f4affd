"""An article is added once, under an id that says what is known, and never over another file."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.corpus.add import Addition, front_matter_of, plan_addition, write_addition
from generator.corpus.duplicates import near_duplicates, same_text
from generator.corpus.minting import date_words
from generator.corpus.raw import RawDocument, read_raw
from generator.corpus.read import load_corpus
from generator.corpus.schemas import schema_line
from generator.errors import FilRougeError
from generator.model import Article, Header, Rights

TEXT = (
    "Le port de Brive a rouvert mercredi après trois semaines de travaux, a annoncé la mairie. "
    "La maire a remercié les pêcheurs de leur patience et promis une criée neuve avant la fin de l'année. "
    "Le préfet, lui, attend le rapport des ingénieurs sur la digue nord, qui s'était fissurée en janvier.\n"
)
TODAY = "2031-06-01"


def plan(
    raw: RawDocument | str, header: Header | None = None, existing: tuple[Article, ...] = ()
) -> Addition:
    document = RawDocument(raw, "port") if isinstance(raw, str) else raw
    return plan_addition(document, header or Header(), existing, TODAY)


@pytest.mark.parametrize(
    ("header", "stem"),
    [
        (Header(published="2031-05-07", publishers=("Xinhua", "VNA")), "2031-05-07-xinhua"),
        (Header(published="2031-05", publishers=("Le Quotidien du Port",)), "2031-05-le-quotidien-du-port"),
        (Header(published="2031"), "2031"),
        (Header(), "sd"),
        (Header(publishers=("Правда", "L’Œuvre")), "sd-l-oeuvre"),
        (Header(publishers=("Правда",)), "sd"),
        (Header(published="[2031-05-07,2031-05-14]"), "2031-05"),
        (Header(published="2031-05-07?"), "2031-05-07"),
        (Header(publishers=("Office départemental d’information maritime",)), "sd-office-departemental"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_id_says_when_and_who_and_ends_with_the_hash(header: Header, stem: str) -> None:
    addition = plan(TEXT, header)
    assert addition.article.id == f"{stem}-{hashlib.sha256(TEXT.encode()).hexdigest()[:6]}"
    assert addition.article.path == f"data/articles/{addition.article.id}.md"


def test_an_id_taken_by_another_text_gets_more_of_the_hash() -> None:
    first = plan(TEXT).article
    other = replace(first, text="Un tout autre texte.")
    assert plan(TEXT, existing=(other,)).article.id.startswith(first.id)
    assert plan(TEXT, existing=(other,)).article.id != first.id


def test_the_same_article_is_noticed_whatever_its_spacing_and_case(tmp_path: Path) -> None:
    first = plan(TEXT).article
    again = plan("\n" + TEXT.upper().replace(" ", "\u00a0 ").replace("\n", "\r\n"), existing=(first,))
    assert again.existing == first.id
    assert write_addition(tmp_path, again) is None
    assert list(tmp_path.rglob("*.md")) == []


def test_another_version_of_an_article_is_told() -> None:
    first = plan(TEXT * 1).article
    longer = plan(TEXT + "La réouverture complète est attendue pour l'automne.\n", existing=(first,))
    assert longer.existing is None
    assert [first.id in warning for warning in longer.warnings] == [True]


def test_articles_that_only_share_a_subject_are_not_told() -> None:
    first = plan(TEXT).article
    other = "La maire a promis une criée neuve. " + " ".join(f"mot{n}" for n in range(60))
    assert plan(other, existing=(first,)).warnings == ()


def test_near_duplicates_are_found_among_many() -> None:
    texts = [" ".join(f"w{seed * n % 997}" for n in range(1, 400)) for seed in range(1, 120)]
    articles = [Article(f"a{number:03}", text) for number, text in enumerate(texts)]
    words = texts[70].split()
    edited = " ".join([*words[:200], "inséré", *words[200:]])
    assert [near.id for near in near_duplicates(edited, articles)] == ["a070"]
    assert same_text(edited, articles) is None


def test_the_page_completes_what_its_text_says() -> None:
    raw = RawDocument(TEXT, "p", "Titre de la page", "2031-05-07", ("A. B.",), ("Le Quotidien",), kind="page")
    article = plan(
        raw, Header(title="Titre lu", published="2031-05", publishers=("AFP", "Le Quotidien"))
    ).article
    assert article.title == "Titre lu"
    assert article.published == "2031-05-07"
    assert article.publishers == ("Le Quotidien", "AFP")
    assert article.authors == ("A. B.",)


def test_two_dates_that_contradict_each_other_are_told_and_the_printed_one_kept() -> None:
    addition = plan(
        RawDocument(TEXT, "p", published="2031-05-09", kind="page"), Header(published="2031-05-07")
    )
    assert addition.article.published == "2031-05-07"
    assert "2031-05-09" in addition.warnings[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT.encode().decode("cp1252", errors="replace"), "Windows-1252"),
        (TEXT.replace("é", "\ufffd"), "letters were lost"),
    ],
)
def test_a_text_damaged_before_it_came_is_told(text: str, words: str) -> None:
    assert [words in warning for warning in plan(text).warnings] == [True]


def test_a_sound_text_is_not_taken_for_damaged() -> None:
    assert plan("« Ã » et « Â » sont des lettres ; l’SÃO PAULO aussi, à Bâle, où l’âge…").warnings == ()


def test_another_language_is_told() -> None:
    assert "« de »" in plan(RawDocument(TEXT, "p", language="de", kind="page")).warnings[0]
    read = plan_addition(RawDocument(TEXT, "p"), Header(), (), TODAY, language="es")
    assert read.article.language == "es"
    assert "« es »" in read.warnings[0]
    assert plan_addition(RawDocument(TEXT, "p", language="fr"), Header(), (), TODAY, "es").warnings == ()


def test_what_an_editor_wrote_wins_over_what_is_read() -> None:
    content = f'---\ntitle: À moi\npublished: "2031-05"\nrights: full\n---\n\n{TEXT}'
    raw = read_raw(content.encode(), "x.md", "x.md")
    article = plan(raw, Header(title="Lu", published="2031-05-07", authors=("Anna Leclerc",))).article
    assert (article.title, article.published, article.rights) == ("À moi", "2031-05", Rights.FULL)
    assert article.authors == ("Anna Leclerc",)


def test_the_file_is_stable_and_dates_are_quoted() -> None:
    addition = plan(
        RawDocument("Texte : « oui ».", "p", url="https://port.example/"),
        Header("NO", "2031-05-07", ("A # B",), ("AFP",)),
    )
    assert addition.content == (
        f"---\n{schema_line('article')}\n"
        'title: "NO"\nlanguage: fr\npublished: "2031-05-07"\npublishers:\n  - AFP\nauthors:\n  - "A # B"\n'
        'url: "https://port.example/"\nrights: extract\nadded: "2031-06-01"\n---\n\nTexte : « oui ».'
    )


def test_a_planned_article_is_what_is_read_back(tmp_path: Path) -> None:
    content = (
        '---\nreference_date: {date: "2031-05-07", reason: "Un : deux", decided: "2031-05-09", source: "X # Y"}\n'
        f"---\n\n{TEXT}"
    )
    addition = plan(read_raw(content.encode(), "x.md", "x.md"), Header(title="T\x07itre\tlong"))
    written = write_addition(tmp_path, addition)
    assert written == tmp_path / addition.article.path
    assert load_corpus(tmp_path).articles == (addition.article,)
    assert addition.article.title == "Titre long"


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    addition = plan(TEXT)
    path = tmp_path / addition.article.path
    path.parent.mkdir(parents=True)
    path.write_text("à moi")
    with pytest.raises(FilRougeError, match="exists already"):
        write_addition(tmp_path, addition)
    assert path.read_text() == "à moi"
    assert [child.name for child in path.parent.iterdir()] == [path.name]


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("un fichier")
    with pytest.raises(FilRougeError, match="cannot be written"):
        write_addition(tmp_path, plan(TEXT))
    assert [child.name for child in tmp_path.iterdir()] == ["data"]


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    addition = plan(TEXT)
    path = write_addition(tmp_path, addition)
    assert path is not None
    assert path.read_text() == addition.content
    assert [child.name for child in path.parent.iterdir()] == [path.name]
    with pytest.raises(FilRougeError, match="exists already"):
        write_addition(tmp_path, addition)


def test_front_matter_has_every_key_in_one_order() -> None:
    first, *lines = front_matter_of(Article("a", "x")).splitlines()
    assert first == schema_line("article")
    keys = [line.split(":")[0] for line in lines]
    assert keys == ["title", "language", "published", "publishers", "authors", "url", "rights", "added"]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-07", "2031-05-07"),
        ("2031-05~", "2031-05"),
        ("2031%", "2031"),
        ("2031-05-31/2031-06-01", "2031-05-31"),
        ("2031-05~/2031-06", "2031-05"),
        ("2031-12-31/2032-01-01", "2031-12-31"),
        ("../2031-06-01", "2031-06-01"),
        ("[2031-05-31,2031-06-01]", "2031"),
        ("[2031,2032-01]", "2031-2032"),
        ("[2031-05,2031-05-07]", "2031-05"),
        (None, "sd"),
        ("", "sd"),
    ],
)
def test_a_date_in_an_id_is_where_it_begins_or_what_its_days_share(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words

"""A document is read as it was received, whatever wrote it; nothing is ever fetched."""

from __future__ import annotations

import io
import socket
import time
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.raw import RawDocument, read_raw, read_raw_file, read_raw_stream
from generator.errors import FilRougeError
from generator.model import ReferenceDate, Rights

FRENCH = "L'été dernier, la maire a déclaré : « Ça ira. » Où étaient les bateaux ?\nÀ quai, là-bas.\n"
PARAGRAPH = "Le port de Brive a rouvert mercredi, après trois semaines de travaux, a annoncé la mairie. "
PAGE = f"""<!doctype html><html lang="fr-FR"><head><title>Le port rouvre | Le Quotidien</title>
<meta property="og:title" content="Le port rouvre">
<meta property="og:site_name" content="Le Quotidien du Port">
<meta property="article:published_time" content="1987-06-04T10:00:00+02:00">
<meta name="author" content="Par Anna Leclerc; Paul Mervent">
<link rel="canonical" href="https://port.example/1987/port"></head>
<body><nav><a href="/">Accueil</a></nav><article><h1>Le port rouvre</h1><p>{PARAGRAPH}</p>
<p>« C’est un soulagement », a dit la maire. {PARAGRAPH}</p></article><footer>Mentions légales</footer></body></html>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> NoReturn:
        pytest.fail("something reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def fault_of(content: bytes, name: str = "x.txt") -> str:
    with pytest.raises(FilRougeError) as raised:
        read_raw(content, name, name)
    return str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        FRENCH.replace("\n", "\r\n"),
        "  Sans fin de ligne",
        "<b>pas du HTML</b>\n",
        "---\ntitle: x\n---\n\nT",
    ],
)
def test_a_text_file_is_its_text_unchanged(text: str) -> None:
    assert read_raw(text.encode(), "un.port.txt", "x") == RawDocument(text, "un.port")


UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", [*UNICODE, "cp1252", "latin-1", "iso8859-15", "mac-roman", "cp850"])
@pytest.mark.parametrize("text", [FRENCH, FRENCH * 40], ids=["short", "long"])
def test_the_encodings_of_french_newsrooms_are_read(text: str, encoding: str) -> None:
    assert read_raw(text.encode(encoding), "x.txt", "x").text == text


@pytest.mark.parametrize("encoding", [*UNICODE, "cp1252", "latin-1", "iso8859-15"])
def test_a_single_accent_is_read_in_the_commoner_encodings(encoding: str) -> None:
    assert read_raw("Zoé.\n".encode(encoding), "x.txt", "x").text == "Zoé.\n"


def test_damaged_utf_8_is_told_rather_than_turned_into_wrong_letters() -> None:
    told = fault_of(FRENCH.encode() + b"caf\xe9 ferm\xc3\xa9\n")
    assert told.startswith("x.txt:3:4: damaged UTF-8")


def test_a_damaged_page_is_read_and_its_damage_shown() -> None:
    page = f"<html><body><p>{FRENCH * 5}</p><p>caf".encode() + b"\xe9</p></body></html>"
    text = read_raw(page, "x.html", "x.html").text
    assert "déclaré" in text
    assert "caf\ufffd" in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04rest", "an office document"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"un\x00deux", "NUL"),
        (b"\x00\x01\x02\x03" * 50, "NUL"),
        (b"\xff\xfea\x00\x00\xd8", "UTF-16-LE"),
        (b"a" * 5_000_001, "larger than 5 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_told(content: bytes, words: str) -> None:
    assert words in fault_of(content)


def test_a_saved_page_gives_its_article_and_what_it_declares() -> None:
    raw = read_raw(PAGE.encode(), "page.html", "page.html")
    assert "a rouvert mercredi" in raw.text
    assert "Mentions légales" not in raw.text
    assert "<" not in raw.text
    assert (raw.name, raw.kind, raw.title, raw.language) == ("page", "page", "Le port rouvre", "fr")
    assert raw.published == "1987-06-04"
    assert raw.authors == ("Anna Leclerc", "Paul Mervent")
    assert raw.publishers == ("Le Quotidien du Port",)
    assert raw.url == "https://port.example/1987/port"


def test_a_date_is_not_taken_from_the_day_of_reading() -> None:
    page = f"<html><body><article><p>{PARAGRAPH * 3}</p></article></body></html>"
    assert read_raw(page.encode(), "x.html", "x").published is None


@pytest.mark.parametrize(
    "declaration", ['<meta charset="{}">', '<meta http-equiv="Content-Type" content="text/html; charset={}">']
)
@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("macintosh", "mac-roman"),
        ("utf-8", "utf-8"),
        ("no-such", "cp1252"),
        ("iso-8859-1", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_charset_that_it_declares(
    declaration: str, declared: str, encoding: str
) -> None:
    page = f"<html><head>{declaration.format(declared)}</head><body><p>{FRENCH * 5}</p></body></html>"
    assert "l’été" in read_raw(page.replace("'", "’").encode(encoding), "x.htm", "x").text.lower()


def test_an_xml_declaration_is_no_obstacle() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n{PAGE}'
    assert "a rouvert mercredi" in read_raw(page.encode(), "x.xhtml", "x").text


def test_standard_input_is_told_from_its_first_bytes() -> None:
    assert read_raw_stream(io.BytesIO(PAGE.encode())).kind == "page"
    assert read_raw_stream(io.BytesIO(FRENCH.encode())) == RawDocument(FRENCH, "stdin")


@pytest.mark.parametrize(
    "content", ["http://port.example/article", "https://port.example/\n", "file:///etc/passwd"]
)
@pytest.mark.parametrize("name", ["x.html", "x.txt", "x.md", "stdin"])
def test_an_address_is_never_followed(content: str, name: str) -> None:
    assert read_raw(content.encode(), name, name).text.strip() == content.strip()


def test_a_page_with_links_to_everything_is_never_followed() -> None:
    links = (
        '<!DOCTYPE html SYSTEM "http://port.example/x.dtd"><base href="http://port.example/">'
        '<link rel="stylesheet" href="http://port.example/x.css"><iframe src="http://port.example/"></iframe>'
    )
    assert "a rouvert" in read_raw(f"{links}<p>{PARAGRAPH * 4}</p>".encode(), "x.html", "x").text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + PARAGRAPH,
        "<html></html>",
        "<!--" * 1000,
        "<p>" + "&#xD800;&#0;" * 50,
        "<script>x</script>",
    ],
    ids=["deep", "bare", "comments", "entities", "script"],
)
def test_a_hostile_page_gives_text_or_one_fault(page: str) -> None:
    try:
        text = read_raw(page.encode(), "x.html", "x.html").text
    except FilRougeError as error:
        assert len(error.faults) == 1
    else:
        assert text.strip()
        text.encode("utf-8")


def test_a_web_archive_is_told() -> None:
    archive = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n"
    assert "MHTML" in fault_of(archive, "x.mhtml")


@pytest.mark.parametrize("name", ["x", "x.sh", "x.txt", "x.md"])
def test_a_program_is_told(name: str) -> None:
    program = "#!/bin/sh\nset -e\n# Ouvre le port.\necho 'Le port a rouvert.'\n"
    assert "program, not an article" in fault_of(program.encode(), name)
    assert "program, not an article" in fault_of(b"\xef\xbb\xbf#! /usr/bin/env bash\nls\n", name)


def test_a_text_may_begin_with_any_other_sign() -> None:
    assert read_raw(b"#!Exclusif. Le port a rouvert.", "x.txt", "x").text.startswith("#!Exclusif")


def test_an_article_of_ours_keeps_what_its_editor_wrote() -> None:
    reference_date = '{date: "2031-05-07", reason: Un calendrier., decided: "2031-06-01"}'
    content = f"---\ntitle: Port\nreference_date: {reference_date}\nrights: notice\n---\n\nTexte.\n"
    raw = read_raw(content.encode(), "un-port.md", "x")
    assert (raw.kind, raw.text, raw.title) == ("article", "Texte.\n", "Port")
    assert raw.rights is Rights.NOTICE
    assert raw.as_article().reference == "2031-05-07"
    assert raw.reference_date == ReferenceDate("2031-05-07", "Un calendrier.", "2031-06-01", line=3)


def test_front_matter_of_another_program_is_text() -> None:
    content = "---\nlayout: post\ntags: x\nslug: y\n---\n\nTexte.\n"
    assert read_raw(content.encode(), "x.md", "x") == RawDocument(content, "x")


def test_front_matter_of_ours_that_is_never_closed_is_no_text() -> None:
    with pytest.raises(FilRougeError) as error:
        read_raw(b"---\ntitle: Le port\nauthors:\n  - Anna Leclerc\n\nLe port a rouvert.", "x.md", "x.md")
    assert str(error.value) == "x.md:5:1: the front matter is not closed; end it with a line `---`"
    dialogue = b"---\nLeclerc : Le port a rouvert.\nMorand : Enfin.\n"
    assert read_raw(dialogue, "x.md", "x.md").kind == "text"


def test_a_fault_in_front_matter_of_ours_is_told_at_its_place() -> None:
    assert fault_of(b"---\ntitle: a: b\nrights: full\n---\n\nTexte.\n", "x.md").startswith("x.md:2:9: ")
    assert fault_of(b"---\ntitle: a\npublished: demain\n---\n\nTexte.\n", "x.md").startswith("x.md:3:12: ")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(FilRougeError, match="cannot be read"):
            read_raw_file(path)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), name=st.sampled_from(["x.txt", "x.md", "x", "x.html"]))
def test_any_bytes_give_a_document_or_faults(content: bytes, name: str) -> None:
    try:
        read_raw(content, name, name).text.encode("utf-8")
    except FilRougeError as error:
        assert error.faults


def test_the_real_texts_are_read_as_they_are(real_texts: list[Path]) -> None:
    for path in real_texts:
        raw = read_raw_file(path)
        assert raw.text.encode() == path.read_bytes()
        assert raw.name == path.name.removesuffix(".txt")


def test_comments_before_a_page_cost_no_more_than_their_length() -> None:
    def seconds(comments: int) -> float:
        content = b"<!---->" * comments + b"x"
        begun = time.process_time()
        assert read_raw(content, "x", "x").kind == "text"
        return time.process_time() - begun

    assert min(seconds(500) for _ in range(3)) <= 500 * max(min(seconds(1) for _ in range(3)), 0.0001)
    assert read_raw(b"<!-- a -->\n" * 500 + b"<html><body><p>Texte.</p>", "x", "x").kind == "page"

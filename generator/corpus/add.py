"""Plan the addition of an article to a chronicle, and write it: once, whole, and never over another file."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator import edtf
from generator.corpus.duplicates import near_duplicates, same_text
from generator.corpus.encodings import damage
from generator.corpus.front_matter import join, without_control_characters
from generator.corpus.minting import date_words
from generator.corpus.raw import RawDocument
from generator.corpus.record import fold, is_web_address
from generator.corpus.schemas import schema_line
from generator.errors import fault
from generator.folding import slug
from generator.model import Article, Header
from generator.yaml_quoting import quoted, scalar

PUBLIC_WARNING: Final = (
    "a public repository publishes data/articles/ whole, whatever `rights:` says: add only what you may publish, "
    "or keep the repository private"
)
_HASH_DIGITS: Final = (6, 12, 64)


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding a document would do.

    Parameters:
        article: the article as it would be read back; ``article.id`` and ``article.path`` are minted.
        content: the file to write.
        existing: the id of the article that already has this text, or None; then nothing is to be written.
        warnings: what its editor should look at, one clause each.
    """

    article: Article
    content: str
    existing: str | None
    warnings: tuple[str, ...]


def plan_addition(
    raw: RawDocument, header: Header, existing: Sequence[Article], today: str, language: str = "fr"
) -> Addition:
    """Work out the file of a new article.

    What the document itself declares counts most where an editor wrote it (front matter of ours); of a saved page or
    a text, what its furniture says comes first and the page's metadata complete it. The id is the date as
    printed, the publisher or agency if known, and the beginning of the SHA-256 of the text.

    Parameters:
        raw: the document as received.
        header: what `annotate` read from the text's furniture.
        existing: all articles of the chronicle, those just added included.
        today: ISO date, for ``added``.
        language: what its words look like, ISO 639-1: taken where the document does not say.

    Example:
        >>> raw = RawDocument("Le port a rouvert.", "port")
        >>> plan_addition(raw, Header(published="2031-05", publishers=("Échos du Port",)), (), "2031-06-01").article.id
        '2031-05-echos-du-port-9b6285'
    """
    warnings: list[str] = []
    own = raw.kind == "article"
    title = _first(own, header.title, raw.title)
    declared = raw.language is not None
    language = raw.language or language
    published = _published(own, header.published, raw.published, warnings)
    if problem := damage(raw.text):
        warnings.append(problem)
    if language != "fr":
        said = "the document says that its language is" if declared else "its words look like language"
        warnings.append(f"{said} « {language} »; only French is read for events")
    draft = Article(
        id="",
        text=raw.text,
        language=language,
        title=title,
        published=published,
        reference_date=raw.reference_date,
        publishers=_names(
            raw.publishers if own and raw.publishers else (*raw.publishers, *header.publishers)
        ),
        authors=_names(raw.authors if own and raw.authors else header.authors or raw.authors),
        url=raw.url if raw.url and is_web_address(raw.url) else None,
        rights=raw.rights,
        added=today,
    )
    same = same_text(raw.text, existing)
    if same is None:
        for near in near_duplicates(raw.text, existing):
            warnings.append(
                f"{near.share:.0%} of its words run as in « {near.id} »: another version of the same article?"
            )
        id_ = _mint(draft, {article.id for article in existing})
    else:
        id_ = same
    front = front_matter_of(draft)
    text_line = front.count("\n") + 4
    article = replace(draft, id=id_, path=f"data/articles/{id_}.md", text_line=text_line)
    if article.reference_date is not None:
        line = front[: front.index("reference_date:")].count("\n") + 2
        article = replace(article, reference_date=replace(article.reference_date, line=line))
    return Addition(article, join(front, raw.text), same, tuple(warnings))


def write_addition(root: Path, addition: Addition) -> Path | None:
    """Write the file of an addition, all at once.

    Returns:
        The file; None if the article was there already.

    Raises:
        FilRougeError: the file exists, or cannot be written; nothing is left behind.
    """
    if addition.existing is not None:
        return None
    path = root / addition.article.path
    write_new_file(path, addition.content, addition.article.path)
    return path


def write_new_file(path: Path, content: str, shown: str) -> None:
    """Write a file that must not exist: readers see all of it or nothing, and no other file is ever replaced.

    Raises:
        FilRougeError: it exists, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content.encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
            draft.chmod(0o644)
            _claim(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError as error:
        raise fault(shown, "the file exists already", "move it away, or edit it by hand") from error
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise fault(
            shown, f"the file cannot be written ({reason})", "check the folder's permissions"
        ) from error


def _claim(draft: Path, path: Path) -> None:
    """Give a finished draft its name: a link, unlike a rename, fails where the name is taken."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        path.touch(exist_ok=False)
        draft.replace(path)


def front_matter_of(article: Article) -> str:
    """Write an article's front matter: keys in one order, dates in quotes, text in quotes where it needs them."""
    lines = [
        schema_line("article"),
        f"title: {scalar(article.title)}" if article.title else "title: null",
        f"language: {scalar(article.language)}",
        f"published: {quoted(article.published)}" if article.published else "published: null",
    ]
    if article.reference_date is not None:
        set_by = article.reference_date
        lines += ["reference_date:", f"  date: {quoted(set_by.date)}", f"  reason: {scalar(set_by.reason)}"]
        lines += [f"  decided: {quoted(set_by.decided)}"] if set_by.decided else []
        lines += [f"  source: {scalar(set_by.source)}"] if set_by.source else []
    for key, names in (("publishers", article.publishers), ("authors", article.authors)):
        lines += [f"{key}:", *(f"  - {scalar(name)}" for name in names)] if names else [f"{key}: []"]
    lines.append(f"url: {quoted(article.url)}" if article.url else "url: null")
    lines.append(f"rights: {article.rights.value}")
    lines.append(f"added: {quoted(article.added)}" if article.added else "added: null")
    return "".join(f"{line}\n" for line in lines)


def _first(own: bool, read: str | None, declared: str | None) -> str | None:
    chosen = (declared or read) if own else (read or declared)
    return (fold(without_control_characters(chosen)) or None) if chosen else None


def _names(names: Sequence[str]) -> tuple[str, ...]:
    cleaned = (fold(without_control_characters(name)) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _published(own: bool, read: str | None, declared: str | None, warnings: list[str]) -> str | None:
    """Choose between the date printed and the date declared; the more exact where they agree."""
    if own and declared:
        return declared
    if not read or not declared or read == declared:
        return read or declared
    if edtf.contains(edtf.parse(read), edtf.parse(declared)):
        return declared
    if not edtf.contains(edtf.parse(declared), edtf.parse(read)):
        warnings.append(f"the page prints the date {read} but declares {declared}; the printed one is kept")
    return read


def _mint(draft: Article, taken: set[str]) -> str:
    digest = hashlib.sha256(draft.text.encode("utf-8")).hexdigest()
    publisher = next((found for name in draft.publishers if (found := slug(name, 30))), "")
    stem = "-".join(part for part in (date_words(draft.published), publisher) if part)
    names = (f"{stem}-{digest[:digits]}" for digits in _HASH_DIGITS)
    return next(name for name in names if name not in taken)

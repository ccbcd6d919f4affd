"""What is done with raw documents: add them to a chronicle, or only tell what is found in them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from generator.annotate import annotate
from generator.annotate.json_form import extraction
from generator.corpus.add import PUBLIC_WARNING as PUBLIC_WARNING
from generator.corpus.add import Addition, plan_addition, write_addition
from generator.corpus.raw import RawDocument, read_raw_file, read_raw_stream
from generator.corpus.read import read_corpus
from generator.errors import FilRougeError, fault
from generator.model import Article
from generator.progress import Progress

_UNDATED: Final = (
    "no date was found in it: write `published:`, or `reference_date:` with its reason; until then "
    "« hier » and « mercredi » give no date"
)
_ARTICLE_ENDINGS: Final = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})


def add(
    root: Path, paths: Sequence[str], today: str, progress: Progress, *, dry_run: bool
) -> Iterator[tuple[str, Addition | FilRougeError]]:
    """Add raw documents to a chronicle, one by one.

    Parameters:
        paths: files, folders of them, or ``-``.
        today: ISO date, noted in each article.
        dry_run: only tell what would be done.

    Yields:
        Each document, with what was added, or why it was not; a bad one does not stop the others.
    """
    articles = list(read_corpus(root)[0].articles)
    for path in progress.track(_documents(paths), "Adding"):
        try:
            raw = _read_raw(path)
            found = annotate(raw.as_article())
            addition = plan_addition(raw, found.header, articles, today, found.language)
            if not dry_run:
                write_addition(root, addition)
        except FilRougeError as error:
            yield path, error
            continue
        if addition.existing is None:
            articles.append(addition.article)
        yield path, addition


def in_words(addition: Addition, root: Path, *, dry_run: bool) -> str:
    """Return what an editor should know of an addition: the file, its front matter, what to look at."""
    front, _, _ = addition.content.partition("\n---\n")
    lines = [f"{root / addition.article.path}{' would be written' if dry_run else ''}"]
    lines += [f"  {line}" for line in front.splitlines()[1:]]
    lines += [f"  ! {warning}" for warning in addition.warnings]
    if addition.article.published is None and addition.article.reference_date is None:
        lines.append(f"  ! {_UNDATED}")
    return "\n".join(lines)


def extract(
    paths: Sequence[str], root: Path | None, progress: Progress, *, published: str | None, raw: bool
) -> Iterator[dict[str, Any] | FilRougeError]:
    """Annotate documents of any kind, one by one, without a chronicle.

    Parameters:
        paths: files, folders of them, or ``-``.
        root: a chronicle, all articles of which are read where there is no path.
        published: EDTF date of publication where neither a document nor its text tells one.
        raw: treat the whole text as prose.

    Yields:
        What was found, ready for JSON, or why a document could not be read; a bad one does not stop the others.
    """
    for article in _articles(paths, root, progress):
        if isinstance(article, FilRougeError):
            yield article
            continue
        yield extract_article(article, published=published, raw=raw)


def extract_article(article: Article, *, published: str | None = None, raw: bool = False) -> dict[str, Any]:
    """Return what is found in one document, ready for JSON; the parameters are those of `extract`."""
    found = annotate(article, raw=raw)
    if published and not article.published and not found.header.published:
        article = replace(article, published=published)
        found = annotate(article, raw=raw)
    return extraction(article, found)


def _articles(
    paths: Sequence[str], root: Path | None, progress: Progress
) -> Iterator[Article | FilRougeError]:
    if root is not None and not paths:
        corpus, faults = read_corpus(root)
        yield from progress.track(corpus.articles, "Annotating")
        if faults:
            yield FilRougeError(faults)
        return
    for path in progress.track(_documents(paths), "Annotating"):
        try:
            yield _read_raw(path).as_article()
        except FilRougeError as error:
            yield error


def _documents(paths: Sequence[str]) -> list[str]:
    """Return the files that are meant, in order: of a folder, all below it that may hold an article."""
    found: list[str] = []
    for path in paths:
        folder = Path(path)
        if path != "-" and folder.is_dir():
            inside = sorted(file for file in folder.rglob("*") if file.suffix.lower() in _ARTICLE_ENDINGS)
            found += [str(file) for file in inside if file.is_file()] or [path]
        else:
            found.append(path)
    return found


def _read_raw(path: str) -> RawDocument:
    if path != "-" and Path(path).is_dir():  # a folder with articles stands as its files
        kinds = ", ".join(sorted(_ARTICLE_ENDINGS))
        raise fault(path, "this folder holds no article", f"name a folder with files that end in {kinds}")
    return read_raw_stream(sys.stdin.buffer) if path == "-" else read_raw_file(Path(path))

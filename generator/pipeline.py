"""The order of the stages: the one module that imports them all."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from generator import __version__, export
from generator.annotate import annotate
from generator.annotation_cache import AnnotationCache
from generator.answers import promises
from generator.corpus import schemas
from generator.corpus.read import Corpus, read_corpus
from generator.errors import Fault, FilRougeError, fault
from generator.evaluate.figures import load_figures
from generator.export.search_records import search_files
from generator.french import dates
from generator.gazetteer import given_names
from generator.model import Annotations, Article, Chronicle, GivenName
from generator.picture_cache import PictureCache
from generator.progress import Progress, for_terminal
from generator.publish.build_site import PublishReport, publish
from generator.publish.epoch import source_date_epoch
from generator.publish.lost_events import lost_events
from generator.publish.manifest import generated_files
from generator.publish.serve import serve as serve_site
from generator.publish.site_info import site_info
from generator.publish.swap import SITE
from generator.render import SiteInfo, render_files, render_pages, wording
from generator.resolve import resolve
from generator.resolve.explain import explain as explanation

_PACKAGE: Final = Path(__file__).parent
_MANY: Final = 64  # new articles from which on further processes are worth their start


@dataclass(frozen=True, slots=True)
class Reading:
    """A chronicle as read and resolved, with every fault met on the way."""

    corpus: Corpus
    chronicle: Chronicle
    faults: tuple[Fault, ...]
    lost: tuple[Fault, ...] = ()

    @property
    def notices(self) -> tuple[Fault, ...]:
        """What is undecided and no fault.

        How kept events have come to differ from the articles is told only where the data is sound: an article that
        cannot be read would have each of them differ.
        """
        told = self.chronicle.notices
        if self.faults:
            told = tuple(notice for notice in told if not notice.path.startswith("data/events/"))
        return (*told, *self.lost)


def read(
    root: Path,
    progress: Progress,
    *,
    remember: bool = False,
    today: str | None = None,
    remembered: AnnotationCache | None = None,
) -> Reading:
    """Read `data/`, annotate each article and resolve them all.

    Faults are gathered, not raised: one run shows those of every stage.

    Parameters:
        remember: keep what `annotate` finds for the next time; only a build writes anything.
        today: ISO date after which nothing can have been decided; None not to ask.
        remembered: what to remember with, where several readings share it; None for the chronicle's own.
    """
    progress.step("Reading data/")
    corpus, reading_faults = read_corpus(root, today)
    remembered = remembered or AnnotationCache(root, writes=remember)
    pairs = list(_annotated(corpus.articles, given_names(corpus.records), remembered, progress))
    if remember:
        remembered.forget_the_rest()
    progress.step("Resolving")
    chronicle, resolving_faults = resolve(pairs, corpus.records, corpus.decisions)
    unread = {one.path for one in reading_faults if not one.path.startswith("data/events/")}
    if unread - {article.path for article in corpus.articles}:
        # What a kept event names or rests on may stand in a file that could not be read, which is told already.
        resolving_faults = tuple(one for one in resolving_faults if not one.path.startswith("data/events/"))
    return Reading(corpus, chronicle, tuple(sorted({*reading_faults, *resolving_faults})))


def _annotated(
    articles: Sequence[Article],
    given: tuple[GivenName, ...],
    remembered: AnnotationCache,
    progress: Progress,
) -> Iterator[tuple[Article, Annotations]]:
    """Yield each article with its annotations, found earlier or now; many are read by several processes."""
    known = {article.id: remembered.get(article, given) for article in articles}
    new = [article for article in articles if known[article.id] is None]
    with ExitStack() as stack:
        read_one = partial(annotate, given=given)
        found: Iterator[Annotations] = map(read_one, new)
        if len(new) >= _MANY:
            pool = stack.enter_context(ProcessPoolExecutor(mp_context=get_context("spawn")))
            found = pool.map(read_one, new, chunksize=8)
        for article, annotations in zip(progress.track(new, "Annotating"), found, strict=True):
            known[article.id] = annotations
            remembered.put(article, annotations, given)
    for article in articles:
        either = known[article.id]
        assert either is not None  # noqa: S101  # every article was known or is now
        yield article, either


def build(root: Path, progress: Progress, today: str | None = None) -> tuple[Reading, PublishReport]:
    """Build the site of a chronicle; the one in place stays until all checks pass.

    Raises:
        FilRougeError: with every fault of the data or, where that has none, of the site.
    """
    reading = read(root, progress, remember=True, today=today)
    if reading.faults:
        raise FilRougeError(reading.faults)
    return reading, _publish(root, root, reading.chronicle, progress)


def _publish(root: Path, target: Path, chronicle: Chronicle, progress: Progress) -> PublishReport:
    """Publish a chronicle that was read from one folder into another, or the same."""
    epoch = source_date_epoch(root, _last_change(root))
    info = site_info(root)
    site = SiteInfo(
        site_name=info.name,
        site_url=info.url or "",
        description=info.description or "",
        repo_url=info.repository or "",
        today=datetime.fromtimestamp(epoch, UTC).date().isoformat(),
        version=__version__,
        author=info.author or "",
    )
    catalogue = export.Catalogue(chronicle, site, wording(chronicle))
    offered = export.downloads(catalogue)
    pages = render_pages(chronicle, site, export.companions(catalogue), offered)
    records = search_files(chronicle, dates.when)
    pictures = PictureCache(root, export.drawing_rules(), remember=root == target)
    files = chain(
        render_files(chronicle, load_figures()),
        export.site_files(catalogue, offered),
        pictures.drawn(export.event_previews(catalogue), export.draw),
    )
    # Programs that run elsewhere are handed these paths, so they are made absolute.
    return publish(
        target.resolve(),
        pages,
        files,
        records,
        epoch=epoch,
        promises=promises(chronicle),
        progress=progress.step,
    )


def _last_change(root: Path) -> int:
    """Return when the data last changed: the moment of a build where neither git nor the environment tells one."""
    files = [root / "mkdocs.yml", *(root / "data").rglob("*")]
    return max(int(path.stat().st_mtime) for path in files if path.is_file())


def check(root: Path, progress: Progress, *, links: bool = True, today: str | None = None) -> Reading:
    """Find every fault of a chronicle without writing into it.

    Parameters:
        links: also build the site, in a temporary folder, and check its links.
        today: ISO date after which nothing can have been decided; None not to ask.

    Returns:
        The reading, with the faults of the site where the data has none.
    """
    reading = replace(read(root, progress, today=today), lost=schemas.stale_schemas(root))
    if reading.faults or not links:
        return reading
    with tempfile.TemporaryDirectory(prefix="fil-rouge-check-") as folder:
        trial = Path(folder)
        _copy_handwritten(root, trial)
        try:
            made = _publish(root, trial, reading.chronicle, progress)
        except FilRougeError as error:
            return replace(reading, faults=error.faults)
        return replace(reading, lost=(*reading.lost, *lost_events(root / SITE, made.site)))


def _copy_handwritten(root: Path, trial: Path) -> None:
    generated = generated_files(root)

    def leave_out(folder: str, names: list[str]) -> list[str]:
        base = Path(folder).relative_to(root)
        return [name for name in names if (base / name).as_posix() in generated]

    shutil.copyfile(root / "mkdocs.yml", trial / "mkdocs.yml")
    shutil.copytree(root / "docs", trial / "docs", ignore=leave_out)


def serve(root: Path, host: str, port: int, today: str | None = None) -> None:
    """Build and serve the site, and build again on each change, until Ctrl-C.

    Each build runs in a process of its own, so that a changed template, word list or module counts too.
    """

    def rebuild() -> None:
        # Ctrl-C is for the server; the build under way then ends with it.
        with ProcessPoolExecutor(
            1, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
        ) as fresh:
            try:
                faults = fresh.submit(_build_faults, root, today).result()
            except Exception as error:  # a module that is being written may fail in any way; serving goes on
                told = f"the build failed ({type(error).__name__}: {error})"
                raise fault("", told, "see `fil-rouge build --debug`") from error
        if faults:
            raise FilRougeError(faults)

    serve_site(root.resolve(), rebuild, host, port, also_watch=(_PACKAGE,))


def _build_faults(root: Path, today: str | None) -> tuple[Fault, ...]:
    try:
        build(root, for_terminal(), today)
    except FilRougeError as error:
        return error.faults
    return ()


def explain(root: Path, entity_id: str, progress: Progress) -> tuple[str, tuple[Fault, ...]]:
    """Tell why an event, a person or another entity is as it is.

    Returns:
        The explanation, and the faults of the data on which it rests.

    Raises:
        FilRougeError: nothing has this id.
    """
    reading = read(root, progress)
    chronicle = reading.chronicle
    told = explanation(chronicle, entity_id)
    if told is None:
        entities = chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
        known = [event.id for event in chronicle.events] + [entity.ref.id for entity in entities]
        known += [entry.article.id for entry in chronicle.articles]
        raise unknown_id(entity_id, "event, person or other page", known)
    return told, reading.faults


def unknown_id(wanted: str, kind: str, known: Sequence[str]) -> FilRougeError:
    """Make the exception for an id that nothing has, with those most like it."""
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else "`fil-rouge check` lists what nobody has kept"
    return fault("", f"there is no {kind} « {wanted} »", remedy)

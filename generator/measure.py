"""Run the program over the texts of a gold folder, and score what it finds there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.corpus.encodings import MAX_BYTES
from generator.corpus.raw import RawDocument, read_raw_file
from generator.errors import Fault, FilRougeError, fault
from generator.evaluate import Score, TextScore, judge, read_gold
from generator.intake import extract_article
from generator.progress import Progress

_ENDINGS: Final = (".txt", ".md", ".html")


def evaluate(folder: Path, texts: Path | None, progress: Progress) -> tuple[Score, tuple[Fault, ...]]:
    """Score the program on a gold folder.

    Parameters:
        folder: it holds ``ID.yml``, one gold a text.
        texts: where ``ID.txt`` lies; None to look in ``folder/texts``, then in ``corpus`` beside the folder.

    Returns:
        The score of all texts that could be read, in the order of their ids, and what is wrong with the gold.

    Raises:
        FilRougeError: the folder holds no gold.
    """
    files = sorted(folder.glob("*.yml"))
    if not files:
        remedy = "name a folder that holds ID.yml for each text"
        raise fault(str(folder), "this folder holds no gold annotation", remedy)
    places = [texts] if texts else [folder / "texts", folder.resolve().parent / "corpus"]
    faults: list[Fault] = []
    scored: dict[str, TextScore] = {}
    for file in progress.track(files, "Evaluating"):
        document = _text_of(file, places, faults)
        gold = read_gold(_source(file, faults), file.as_posix(), document.text if document else None, faults)
        if gold is None or document is None:
            continue
        if gold.id != file.stem:
            what = f"the id « {gold.id} » is not the file's name"
            faults.append(Fault(file.as_posix(), 1, 1, what, f"write `id: {file.stem}`, or rename the file"))
        scored[file.stem] = judge(gold, extract_article(document.as_article(), published=gold.published))
    return Score(tuple(scored[name] for name in sorted(scored))), tuple(sorted(set(faults)))


def _source(file: Path, faults: list[Fault]) -> str:
    try:
        if file.stat().st_size > MAX_BYTES:
            what = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
            faults.append(Fault(file.as_posix(), 1, 1, what, "give each text a gold of its own"))
            return ""
        return file.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        faults.append(
            Fault(file.as_posix(), 0, 0, f"the file cannot be read ({reason})", "check its permissions")
        )
    except UnicodeDecodeError:
        faults.append(
            Fault(file.as_posix(), 1, 1, "this is not UTF-8", "save the file with the encoding UTF-8")
        )
    return ""


def _text_of(file: Path, places: Sequence[Path], faults: list[Fault]) -> RawDocument | None:
    for place in places:
        for ending in _ENDINGS:
            if (path := place / f"{file.stem}{ending}").is_file():
                try:
                    return read_raw_file(path)
                except FilRougeError as error:
                    faults += error.faults
                    return None
    looked = " and ".join(place.as_posix() for place in places)
    what = f"there is no text {file.stem}{_ENDINGS[0]} in {looked}"
    faults.append(Fault(file.as_posix(), 0, 0, what, "put it there, or name its folder with --texts"))
    return None

"""Turn the bytes of a received document into text, or say why they are none."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from generator.errors import fault

# Of any file, given to `add` or standing in `data/`: a long article has a hundredth of it.
MAX_BYTES: Final = 5_000_000
# What French newsrooms and their archives wrote before UTF-8. Left to all encodings it knows, the detector takes a
# few accents for Icelandic or Hebrew.
WESTERN: Final = ("cp1252", "mac_roman", "cp850", "iso8859_15")
LOST: Final = "\ufffd"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN: Final = (
    (b"%PDF-", "a PDF", "save its text as .txt (for example with pdftotext)"),
    (b"PK\x03\x04", "a zip archive or an office document", "save it as plain text (.txt)"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text (.txt)"),
    (b"{\\rtf", "an RTF document", "save it as plain text (.txt)"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"\x89PNG", "a picture", "give the text of the article"),
    (b"\xff\xd8\xff", "a picture", "give the text of the article"),
    (b"GIF8", "a picture", "give the text of the article"),
    (b"bplist", "a web archive of Safari", "save the page as HTML only"),
)
# What é, è, ê, à, ç, ô, î, ’, « become: no French word holds these pairs.
_TWICE: Final = re.compile("Ã[\u00a0-\u00bf]|â€[™œ¦“”]|Â[«»\u00a0]")
_META_CHARSET: Final = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_XML_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")


def decode(content: bytes, path: str, *, html: bool = False) -> str:
    """Return the text of a document.

    Tried in this order: byte order mark; UTF-8; for HTML the charset that it declares; UTF-16 without mark; the
    likeliest of the encodings in which French was written before. A byte order mark is no part of the text.

    Parameters:
        content: the whole document.
        path: its name in faults.
        html: whether a declared charset counts.

    Raises:
        FilRougeError: it is empty, too large, no text, or UTF-8 that was damaged.
    """
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise fault(path, f"the file is larger than {limit} MB", "give one article a file")
    for magic, kind, remedy in _FOREIGN:
        if content.startswith(magic):
            raise fault(path, f"this is {kind}, not text", remedy)
    text = _decoded(content, path, html)
    if "\x00" in text:
        raise fault(path, "this is not text (it holds NUL characters)", "give a .txt, .md or .html file")
    if not text.strip():
        raise fault(path, "the file is empty", "give a file that holds an article")
    return text


def _decoded(content: bytes, path: str, html: bool) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                what = f"the file says that it is {encoding.upper()}, but is not"
                raise fault(path, what, "save it again as UTF-8") from error
    if b"\x00" in content:
        return _utf_16(content, path)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf_8(content):
            if html:  # as browsers do: the damage may be far from the article; `add` warns where it is not
                return content.decode("utf-8", errors="replace")
            before = content[: error.start].decode("utf-8")
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            remedy = "correct this character and save as UTF-8"
            raise fault(path, "damaged UTF-8", remedy, line, column) from error
    declared = _declared(content) if html else None
    if declared is not None:
        return content.decode(declared, errors="replace")
    best = from_bytes(content, cp_isolation=list(WESTERN)).best()
    if best is not None:
        return str(best)
    try:  # too short for the detector
        return content.decode(WESTERN[0])
    except UnicodeDecodeError as error:
        raise fault(path, "the encoding cannot be told", "save the file as UTF-8") from error


def _utf_16(content: bytes, path: str) -> str:
    """Read UTF-16 that lacks its mark: Latin letters leave every second byte zero."""
    half = max(1, len(content) // 2)
    for encoding, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if zeros.count(0) > 0.6 * half:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                break
    raise fault(path, "this is not text (it holds NUL characters)", "give a .txt, .md or .html file")


def _mostly_utf_8(content: bytes) -> bool:
    """Tell a file that is UTF-8 but for a few bytes from one in an older encoding.

    Read in the older encoding, every accent of the former would silently turn into two wrong letters.
    """
    text = content.decode("utf-8", errors="replace")
    damaged = text.count(LOST)
    sound = sum(character > "\x7f" and character != LOST for character in text)
    return sound > 4 * damaged


def _declared(content: bytes) -> str | None:
    """Return the codec of the charset that a page declares; as browsers do, Latin-1 means Windows-1252."""
    head = content[:8192]
    found = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    if found is None:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return codec if codec != "utf-8" and not codec.startswith(("utf-16", "utf-32", "utf-7")) else None


def damage(text: str) -> str | None:
    """Say how a text was damaged before it came here, in one clause; None if it looks sound.

    Example:
        >>> damage("La rÃ©union a durÃ© une heure.")
        'it looks like UTF-8 that was read as Windows-1252 (« rÃ©union »): save the original again as UTF-8'
    """
    if LOST in text:
        return f"{text.count(LOST)} of its letters were lost (« {LOST} »): compare with the original"
    wrong = [word for word in text.split() if _TWICE.search(word)]
    if len(wrong) > 1:
        return (
            f"it looks like UTF-8 that was read as Windows-1252 (« {wrong[0][:30]} »): "
            "save the original again as UTF-8"
        )
    return None

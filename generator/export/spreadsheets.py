"""Write a table as CSV (RFC 4180, UTF-8): for spreadsheets, which take some texts for formulas."""

from __future__ import annotations

import csv
import io
import re
from typing import Any, Final

from generator.export.tables import Table

SEPARATOR: Final = "|"  # between the items of a list
# A cell that begins with one of these is a formula to a spreadsheet (OWASP, “CSV Injection”). A French one may cut
# cells at semicolons, whatever the quotes.
_FORMULA: Final = re.compile(r"(^|;)(?=\s*[=+\-@\t\r＝＋－＠])")


def csv_bytes(table: Table) -> bytes:
    """Return a table as CSV: a header, commas, CRLF; nothing for what is not known.

    A text that a spreadsheet would take for a formula has an apostrophe put before it; JSON has the text as it is.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([field.name for field in table.fields])
    for row in table.rows:
        writer.writerow([_cell(row[field.name]) for field in table.fields])
    return written.getvalue().encode()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list():
            return harmless(SEPARATOR.join(item.replace(SEPARATOR, "/") for item in value))
    return harmless(str(value))


def harmless(text: str) -> str:
    """Return text that no spreadsheet calculates.

    >>> harmless("=1+1"), harmless("Anna Leclerc"), harmless("Port;=1+1")
    ("'=1+1", 'Anna Leclerc', "Port;'=1+1")
    """
    return _FORMULA.sub(r"\1'", text)

"""What all commands have in common: options, how faults are told, what status they end with.

Exit status: 0 done, 1 faults were found, 2 misused (click's own).
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from generator import edtf
from generator.errors import Fault, FilRougeError, fault, one_line
from generator.fault_report import OF_A_RUN, from_here, print_faults

EXIT_FAULTS: Final = 1
FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)  # one that is there
_A_DAY: Final = '"YYYY-MM-DD"'  # the place for a day in a line to write
UNDATED_ID: Final = (
    "no date is known yet, and the address never changes; to have it tell the day, delete this file before you commit "
    "it, write `reference_date:` in the article, and keep the event again"
)
_CONTROLS: Final = re.compile("[\x7f-\x9f]")  # JSON escapes those below the space by itself
_KEY: Final = "generator.command."
# What a folder or a disk refuses, and what an editor can do about it.
_REFUSALS: Final = {
    errno.EACCES: "check the permissions of the folder",
    errno.EPERM: "check the permissions of the folder",
    errno.EROFS: "work on a copy that can be written to",
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
}

F = TypeVar("F", bound=Callable[..., Any])


def today() -> str:
    """Return the date of today where the editor is."""
    return datetime.now().astimezone().date().isoformat()


def latest_day() -> str:
    """Return the date where the day begins first: an editor there may be a day ahead of the machine that builds."""
    return datetime.now(timezone(timedelta(hours=14))).date().isoformat()


class ReportingCommand(click.Command):
    """A command that ends on messages and a status, never on a traceback."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += [
            click.Option(
                ["--github"],
                is_flag=True,
                expose_value=False,
                callback=_remember,
                help="Tell faults as GitHub annotations too (without asking where GITHUB_ACTIONS=true).",
            ),
            click.Option(
                ["--all"],
                is_flag=True,
                expose_value=False,
                callback=_remember,
                help=f"Tell every fault and notice, not the first {OF_A_RUN} alone.",
            ),
            click.Option(
                ["--debug"],
                is_flag=True,
                expose_value=False,
                callback=_remember,
                help="Show a traceback where the program itself fails.",
            ),
        ]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; tell what went wrong and set the exit status."""
        if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
            sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a letter still gets the others
        try:
            return super().invoke(ctx)
        except FilRougeError as error:
            report(error.faults, ctx.params.get("root"))
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            if error.errno not in _REFUSALS:
                return self._failed(ctx, error)
            where = os.path.relpath(error.filename) if isinstance(error.filename, str) else ""
            report(fault(where, _refused(error), _REFUSALS[error.errno]).faults)
        except Exception as error:
            return self._failed(ctx, error)
        return ctx.exit(EXIT_FAULTS)

    @staticmethod
    def _failed(ctx: click.Context, error: Exception) -> Any:
        """Own up to a fault of the program."""
        if ctx.meta.get(_KEY + "debug"):
            traceback.print_exception(error)
        tell(
            f"fil-rouge failed: {type(error).__name__}: {error}\n"
            "This is a fault of the program, not of your files. Please report it where you got the program "
            "from, with what the same command prints with --debug.",
            err=True,
        )
        return ctx.exit(EXIT_FAULTS)


class CommandGroup(click.Group):
    """The commands, listed in the order of work rather than of the alphabet."""

    command_class = ReportingCommand

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands as they were declared: from a first article to a site."""
        return list(self.commands)


def chronicle_option(command: F) -> F:
    """Give a command `-C DIR`: the chronicle that it works on, as parameter ``root``."""
    return click.option(
        "-C",
        "root",
        metavar="DIR",
        default=".",
        show_default="this folder",
        type=FOLDER,
        callback=_existing_chronicle,
        help="The chronicle's folder.",
    )(command)


def after_the_command(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Tell who writes `-C DIR` where git and make want it where it belongs."""
    if value is not None:
        raise click.UsageError(f"write -C after the command, as in: fil-rouge build -C {value}")


def edtf_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Take only an EDTF date for an option; anything else is misuse."""
    try:
        return None if value is None else str(edtf.parse(value))
    except edtf.EdtfError as error:
        raise click.BadParameter(f"{error}; for instance 2025-06-04 or 2025-06") from None


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    Example:
        >>> counted(1, "fault"), counted(0, "fault"), counted(2, "person", "people")
        ('1 fault', '0 faults', '2 people')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _refused(error: OSError) -> str:
    return f"the system refused ({(error.strerror or 'unknown error').lower()})"


def _remember(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    ctx.meta[f"{_KEY}{param.name}"] = value
    return value


def _existing_chronicle(ctx: click.Context, param: click.Parameter, root: Path | None) -> Path | None:
    if root is None:
        return None
    if not (root / "data").is_dir() or not (root / "mkdocs.yml").is_file():
        raise click.BadParameter(
            f"{root} is no chronicle: it lacks data/ or mkdocs.yml; `fil-rouge init DIR` makes one"
        )
    return root


def tell(text: str, *, err: bool = False) -> None:
    """Print lines of text in which words of articles and files may stand; a terminal obeys none of them."""
    click.echo("\n".join(one_line(line) for line in text.split("\n")), err=err)


def json_line(value: dict[str, Any]) -> str:
    """Return a value as JSON on one line; what a terminal might obey in it is escaped, its letters are not."""
    line = json.dumps(value, ensure_ascii=False)
    return _CONTROLS.sub(lambda found: f"\\u{ord(found.group()):04x}", line)


def report(faults: Iterable[Fault], root: Path | None = None, level: str = "error") -> None:
    """Print faults on standard error, one a line.

    Parameters:
        root: the chronicle to which their paths are relative; None where they are as the user wrote them.
        level: ``error`` or ``notice``.

    A decision to write is dated today, so that its line can be pasted as it is.
    """
    day = f'"{today()}"'
    faults = [replace(one, remedy=one.remedy.replace(_A_DAY, day)) for one in faults]
    asked = click.get_current_context().meta
    print_faults(
        from_here(faults, root) if root else faults,
        sys.stderr,
        github=bool(asked.get(_KEY + "github")) or os.environ.get("GITHUB_ACTIONS") == "true",
        level=level,
        every=bool(asked.get(_KEY + "all")),
    )

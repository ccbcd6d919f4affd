"""Read from `mkdocs.yml` what other stages need to know of the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.errors import fault
from generator.publish.swap import SITE

SETTINGS = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What `mkdocs.yml` says of the site; None where it says nothing.

    `url` ends with `/` when given.
    """

    name: str
    url: str | None
    description: str | None
    author: str | None
    repository: str | None

    @property
    def base_path(self) -> str:
        """Return the path under which the site answers.

        >>> SiteInfo("Fil rouge", "https://exemple.org/fil/", None, None, None).base_path
        '/fil/'
        """
        return (urlsplit(self.url).path or "/") if self.url else "/"


def site_info(root: Path) -> SiteInfo:
    """Read the site's settings.

    Parameters:
        root: the chronicle's folder.

    Raises:
        FilRougeError: the file is missing, is no YAML, or has no `site_name`.
    """
    path = root / SETTINGS
    try:
        with path.open("rb") as stream:
            settings: dict[str, Any] = yaml_load(stream, get_yaml_loader())
    except FileNotFoundError:
        raise fault(
            SETTINGS, "there is no such file", "run the command in a chronicle, or name one with -C DIR"
        ) from None
    except (yaml.YAMLError, ConfigurationError, UnicodeDecodeError) as error:
        cause = error.__context__ or error  # MkDocs wraps what the YAML reader says
        mark = getattr(cause, "problem_mark", None)
        raise fault(
            SETTINGS,
            f"this file cannot be read ({getattr(cause, 'problem', None) or cause})",
            "write it as YAML",
            line=mark.line + 1 if mark else 0,
            column=mark.column + 1 if mark else 0,
        ) from None

    if not isinstance(settings, dict) or not settings:
        raise fault(
            SETTINGS, "this file does not hold settings", "write site_name: and the name of your site"
        )

    def text(key: str) -> str | None:
        value = settings.get(key)
        return str(value) if value not in (None, "") else None

    target = text("site_dir")
    if target is not None and (root / target).resolve() != (root / SITE).resolve():
        raise fault(
            SETTINGS,
            f"site_dir is « {target} », but the site is always made in {SITE}/",
            f"write site_dir: {SITE}, or delete the line; copy the site elsewhere once it is built",
        )

    name, url = text("site_name"), text("site_url")
    if name is None:
        raise fault(SETTINGS, "« site_name » is missing", "write site_name: and the name of your site")
    if url is not None and urlsplit(url).scheme not in ("http", "https"):
        raise fault(SETTINGS, f"site_url is « {url} », no web address", "write it with https:// in front")
    if url is not None and not url.endswith("/"):
        url += "/"
    return SiteInfo(name, url, text("site_description"), text("site_author"), text("repo_url"))

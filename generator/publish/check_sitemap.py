"""Check that the sitemap names pages of the site, all of them under its address."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from generator.errors import Fault

_NAME = "sitemap.xml"
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_LIMIT = 50_000  # addresses in one file, https://www.sitemaps.org/protocol.html


def check_sitemap(folder: Path, site_url: str | None) -> list[Fault]:
    """Check the sitemap of a built site, if it has one.

    Parameters:
        folder: the built site.
        site_url: the address at which it will answer, or None: then the sitemap says nothing that could be wrong.

    Returns:
        The faults, in the order of the file.
    """
    path = folder / _NAME
    if site_url is None or not path.is_file():
        return []
    content = path.read_bytes()
    place = f"site/{_NAME}"
    try:
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [Fault(place, 0, 0, f"this file cannot be read ({error})", "mend the template that makes it")]
    faults = []
    addresses = [(element.text or "").strip() for element in tree.iter(_LOC)]
    if len(addresses) > _LIMIT:
        faults.append(Fault(place, 0, 0, f"it names more than {_LIMIT} pages", "split it and write an index"))
    for address in addresses:
        if not address.startswith(site_url):
            faults.append(Fault(place, 0, 0, f"« {address} » is not under {site_url}", "mend site_url"))
            continue
        inside = unquote(address[len(site_url) :])
        page = f"{inside}index.html" if not inside or inside.endswith("/") else inside
        if not (folder / page).is_file():
            faults.append(
                Fault(place, 0, 0, f"« {address} » reaches no page", "mend the template that makes it")
            )
    packed = path.with_name(f"{_NAME}.gz")
    if packed.is_file() and gzip.decompress(packed.read_bytes()) != content:
        faults.append(Fault(place, 0, 0, f"{packed.name} holds something else", "build the site again"))
    return faults

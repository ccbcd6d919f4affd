"""Annotate documents with the program that PYTHONPATH names, whatever its version; see annotation_changes.py.

Each line of standard input is a JSON object: ``id``, ``text``, ``published`` (EDTF or null), ``raw``. Each line of
standard output is what `extract --json` tells of it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import generator
from generator.annotate import annotate
from generator.annotate.json_form import extraction
from generator.model import Article


def main() -> None:
    """Read documents until there are no more."""
    where = Path(generator.__file__).parents[1]
    if where.resolve() != Path(sys.argv[1]).resolve():
        raise SystemExit(f"the program was taken from {where}, not from {sys.argv[1]}")
    for line in sys.stdin.buffer:
        document = json.loads(line)
        article = Article(id=document["id"], text=document["text"])
        found = annotate(article, raw=document["raw"])
        if document["published"] and not found.header.published:
            article = replace(article, published=document["published"])
            found = annotate(article, raw=document["raw"])
        sys.stdout.buffer.write(json.dumps(extraction(article, found)).encode() + b"\n")


main()

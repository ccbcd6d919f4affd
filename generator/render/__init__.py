"""Turn a chronicle into the Markdown pages of the site, lazily and in a fixed order."""

from generator.render.measures import measures_file
from generator.render.page import Page, SiteInfo
from generator.render.pages import render_files, render_pages
from generator.render.pictures.records import picture_records
from generator.render.plain_words import wording

__all__ = [
    "Page",
    "SiteInfo",
    "measures_file",
    "picture_records",
    "render_files",
    "render_pages",
    "wording",
]

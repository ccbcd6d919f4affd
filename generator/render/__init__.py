"""Turn a chronicle into the Markdown pages of the site, lazily and in a fixed order."""

from generator.render.measures import measures_file
from generator.render.page import Page, SiteInfo
from generator.render.pages import render_pages

__all__ = ["Page", "SiteInfo", "measures_file", "render_pages"]

"""Turn French news articles into a public, searchable, citable chronicle."""

__version__ = "0.1.0"

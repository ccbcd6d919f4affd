"""Finished sites, opened in a real browser as a reader would."""

"""The tests mirror `generator/`; `browser/` and `end_to_end/` look at finished sites."""

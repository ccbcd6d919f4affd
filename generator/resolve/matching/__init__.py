"""Whether two tellings are one event, rule by rule."""

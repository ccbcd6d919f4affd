"""From raw articles to a site, by the commands that an editor types."""

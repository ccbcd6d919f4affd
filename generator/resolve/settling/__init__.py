"""All tellings together: which are one event, when it was, which number it has in its series."""

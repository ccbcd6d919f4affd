"""The entries of people, places, themes, articles and quotations, and the state of each page."""

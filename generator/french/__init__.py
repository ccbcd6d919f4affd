"""The French that the chronicle itself writes: its spaces, its listings, its dates, the articles of its states."""

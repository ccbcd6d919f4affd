"""The events of the chronicle: titles, themes, dates with their trails, neighbours in time."""

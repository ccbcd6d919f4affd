"""Who says what of an event, whether others agree, and what the event's page says then."""

"""What temporal expressions mean before they are put into their place: each meaning evaluates in a `Scope`."""

"""What editors set and reject, laid over what the articles give."""

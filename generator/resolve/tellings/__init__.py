"""What each article by itself tells of each event, its numbers and days as values."""

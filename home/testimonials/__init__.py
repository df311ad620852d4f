"""Stories of people and associations, shown for as long as those who tell them agree."""

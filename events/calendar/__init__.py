"""What the calendar page shows: a question read once, the dates that answer, a month or groups of them."""

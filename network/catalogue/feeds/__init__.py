"""The answer to a question as a calendar and as a feed: for programs that come again by themselves."""

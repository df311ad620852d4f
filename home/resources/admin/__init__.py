"""What staff see of links and of reports by readers in Wagtail's admin."""

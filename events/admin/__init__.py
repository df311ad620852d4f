"""What staff see of sessions in Wagtail's admin."""

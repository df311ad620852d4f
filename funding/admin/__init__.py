"""What staff see of funding in Wagtail's admin."""

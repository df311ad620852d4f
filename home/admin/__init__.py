"""What staff see of testimonials and consents in Wagtail's admin."""

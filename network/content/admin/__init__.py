"""What the apps share in Wagtail's admin to edit rows that belong to a page by its translation key."""

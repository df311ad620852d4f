"""Logging in: by a link in a letter, a password or a passkey, with a second factor (django-allauth)."""

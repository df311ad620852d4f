"""Structures and services as data.inclusion (schema v1) describes them."""

"""A search kept by e-mail: no account, asked twice before it begins, stopped with one click."""

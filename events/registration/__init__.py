"""The way in for somebody who wants to come: a short form, and a page that says where they stand."""

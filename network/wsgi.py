"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from network.geo.gazetteer import search

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

application = get_wsgi_application()

# Read now: workers forked from here share the gazetteer, and nobody waits for it.
search("Paris")

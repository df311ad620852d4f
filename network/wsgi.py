"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from network.geo.gazetteer import search

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

application = get_wsgi_application()

# Read now: workers forked from here share the gazetteer, and nobody waits for it.
search("Paris")

# A page makes tens of thousands of objects, and Python looked through the whole site for cycles several
# times a page. What is loaded now stays for good; of what a page makes, nearly all goes without that search.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)

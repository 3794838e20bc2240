"""The WSGI application that Granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salony.config.settings")
application = get_wsgi_application()

from salony.config.warming import warm_up  # noqa: E402 - it needs Django set up, which the line above does

warm_up()

"""Every address of an installation, room by room.

Each language has addresses of its own: Polish (`LANGUAGE_CODE`) without a prefix, the others under theirs (`/en/`).
So a link shared is the page that was seen, whatever language the browser of the next reader asks for.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path

from salony.design.views import living_page
from salony.gathering.web.urls import pages as review_pages
from salony.partnerships.web.urls import pages as partner_pages
from salony.publishing.web.urls import files_patterns, often, pages
from salony.salons.web.urls import pages as salons_pages

urlpatterns = [
    path("admin/", admin.site.urls),
    *files_patterns,
    *i18n_patterns(
        *often,
        path("design/", living_page, name="design"),
        *partner_pages,
        *salons_pages,
        *review_pages,
        *pages,
        prefix_default_language=False,
    ),
]

handler403 = "salony.publishing.web.errors.forbidden"
handler404 = "salony.publishing.web.errors.not_found"
handler500 = "salony.publishing.web.errors.broken"

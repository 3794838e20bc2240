"""The living page: the design as it is. The rooms above give it an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from salony.design import living
from salony.design.palette import palette


def living_page(request: HttpRequest) -> HttpResponse:
    """All components, colours and a wall of posters."""
    context = {
        "posters": living.posters(),
        "swatches": living.swatches(),
        "themes": palette().themes,
        "share": living.share_image(),
        "cover": living.cover(),
        "weekdays": range(7),
        "weeknames": living.week_names(),
    }
    return render(request, "design/living.html", context)

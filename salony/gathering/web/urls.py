"""Addresses of the editors' queue, under a city's own."""

from django.urls import URLPattern, path

from salony.gathering.web import review

pages: list[URLPattern] = [
    path("<slug:city>/redakcja/", review.queue, name="review"),
    path("<slug:city>/redakcja/cofnij/", review.undo, name="review-undo"),
    path("<slug:city>/redakcja/<slug:key>/", review.item, name="review-item"),
]

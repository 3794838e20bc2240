"""Addresses of the editors' queue, under a city's own."""

from django.urls import URLPattern, path

from salony.gathering.web import reconciling, review

pages: list[URLPattern] = [
    path("<slug:city>/redakcja/", review.queue, name="review"),
    path("<slug:city>/redakcja/cofnij/", review.undo, name="review-undo"),
    path("<slug:city>/redakcja/<slug:key>/", review.item, name="review-item"),
    path("<slug:city>/wydarzenie/<slug:slug>/scal/", reconciling.merge, name="event-merge"),
    path("<slug:city>/wydarzenie/<slug:slug>/rozdziel/", reconciling.split, name="event-split"),
    path("<slug:city>/wydarzenie/<slug:slug>/cofnij-decyzje/", reconciling.undo, name="event-undo"),
    path("<slug:city>/instytucja/<slug:slug>/scal/", reconciling.merge_institution, name="institution-merge"),
    path("<slug:city>/instytucja/<slug:slug>/cofnij/", reconciling.undo_institution, name="institution-undo"),
]

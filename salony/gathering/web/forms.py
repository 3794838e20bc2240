"""The correction of a draft in the queue: the few fields that are read wrongly most often, at once."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salony.publishing.categories import NAMES
from salony.vocabulary import CATEGORIES, PartialDateTime


class CorrectionForm(forms.Form):
    """`initial_of` fills it from an event's values (in the form of drafts); `changes` is what differs from them."""

    name = forms.CharField(label=_("Name"), max_length=300)
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hour = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    venue = forms.CharField(label=_("Place"), max_length=200, required=False)
    town = forms.CharField(label=_("Town"), max_length=100, required=False)
    category = forms.ChoiceField(
        label=_("Category"), required=False, choices=[("", "–"), *((slug, NAMES[slug]) for slug in CATEGORIES)]
    )

    @classmethod
    def initial_of(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        moment = PartialDateTime.parse(values["start"]) if values.get("start") else None
        place = values.get("venue") or {}
        return {
            "name": values.get("name", ""),
            "day": moment.date if moment else None,
            "hour": moment.time if moment else None,
            "venue": place.get("name") or "",
            "town": place.get("city") or "",
            "category": values.get("category") or "",
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("hour") and not data.get("day") and not self.errors:
            raise forms.ValidationError(_("An hour needs its day."))
        return data

    def changes(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Field → new value, in the form of `vocabulary.draft_to_json`, for every field that was changed."""
        data, before = self.cleaned_data, self.initial_of(values)
        found: dict[str, Any] = {}
        if data["name"] != before["name"]:
            found["name"] = data["name"]
        if (data["day"], data["hour"]) != (before["day"], before["hour"]):
            found["start"] = _moment(data["day"], data["hour"])
        if (data["venue"], data["town"]) != (before["venue"], before["town"]):
            found["venue"] = _place(data["venue"], data["town"], values.get("venue") or {})
        if data["category"] != before["category"]:
            found["category"] = data["category"] or None
        return found


def _moment(day: dt.date | None, hour: dt.time | None) -> str | None:
    return str(PartialDateTime.of(day).at(hour)) if day else None


def _place(name: str, town: str, before: Mapping[str, Any]) -> dict[str, Any] | None:
    """Another house has another address, which nobody has said."""
    same = name == (before.get("name") or "")
    if not (name or town or (same and before.get("address"))):
        return None
    kept = {key: before.get(key) if same else None for key in ("address", "latitude", "longitude")}
    return {"name": name or None, "city": town or None, **kept}

"""Forms that correct one fact: what a person types becomes a value of the form of `vocabulary.draft_to_json`."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from salony.publishing.categories import NAMES
from salony.publishing.words import ACCESS, AUDIENCES, FIELDS, STATUSES
from salony.vocabulary import CATEGORIES, PartialDateTime


class FactForm(forms.Form):
    """One fact. `initial_of` fills the form from a value; `value` is what was typed, None for "not known"."""

    required_css_class = "required"

    @classmethod
    def initial_of(cls, value: Any) -> dict[str, Any]:
        return {"value": value}

    @property
    def value(self) -> Any:
        return self.cleaned_data["value"] or None


class NameForm(FactForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.CharField(label=str(FIELDS["name"]), max_length=300)


class MomentForm(FactForm):
    """A day, with or without an hour."""

    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty where the day is not known."),
    )
    hour = forms.TimeField(
        label=_("Hour"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Leave it empty where the hour is not known."),
    )

    @classmethod
    def initial_of(cls, value: Any) -> dict[str, Any]:
        if not value:
            return {}
        moment = PartialDateTime.parse(value)
        return {"day": moment.date, "hour": moment.time}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("hour") and not data.get("day") and not self.errors:
            raise forms.ValidationError(_("An hour needs its day."))
        return data

    @property
    def value(self) -> Any:
        day: dt.date | None = self.cleaned_data.get("day")
        if day is None:
            return None
        return str(PartialDateTime.of(day).at(self.cleaned_data.get("hour")))


class ChoiceForm(FactForm):
    label: Any = ""
    options: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.ChoiceField(label=self.label, choices=list(self.options.items()))


class StatusForm(ChoiceForm):
    label = FIELDS["status"]
    options = STATUSES


class CategoryForm(ChoiceForm):
    label = FIELDS["category"]
    options: ClassVar[Mapping[str, Any]] = {slug: NAMES[slug] for slug in CATEGORIES}


class VenueForm(FactForm):
    name = forms.CharField(label=_("Name of the place"), max_length=200, required=False)
    address = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    city = forms.CharField(label=_("Town"), max_length=100, required=False)

    @classmethod
    def initial_of(cls, value: Any) -> dict[str, Any]:
        return dict(value or {})

    @property
    def value(self) -> Any:
        parts = {key: self.cleaned_data.get(key) or None for key in ("name", "address", "city")}
        return {**parts, "latitude": None, "longitude": None} if any(parts.values()) else None


class PriceForm(FactForm):
    free = forms.BooleanField(label=_("Free entry"), required=False)
    amount = forms.DecimalField(
        label=_("Price in PLN"), required=False, min_value=0, max_digits=9, decimal_places=2, localize=True
    )
    text = forms.CharField(label=_("In the words of the organiser"), max_length=300, required=False)

    @classmethod
    def initial_of(cls, value: Any) -> dict[str, Any]:
        return dict(value or {})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("free") and data.get("amount"):
            raise forms.ValidationError(_("Either entry is free or it has a price."))
        return data

    @property
    def value(self) -> Any:
        data = self.cleaned_data
        if not (data.get("free") or data.get("amount") is not None or data.get("text")):
            return None
        return {
            "free": bool(data.get("free")),
            "amount": float(data["amount"]) if data.get("amount") is not None else None,
            "currency": "PLN",
            "text": data.get("text") or None,
        }


class TextForm(FactForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.CharField(
            label=str(FIELDS["description"]),
            required=False,
            max_length=1500,
            widget=forms.Textarea(attrs={"rows": 6}),
            help_text=_("A few sentences at most."),
        )


class AddressForm(FactForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.URLField(
            label=_("Address of the page"), required=False, max_length=1000, assume_scheme="https"
        )


class LinesForm(FactForm):
    """A list, one entry on each line."""

    label: Any = ""
    help: Any = _("One on each line.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.CharField(
            label=self.label, required=False, widget=forms.Textarea(attrs={"rows": 6}), help_text=self.help
        )

    @classmethod
    def initial_of(cls, value: Any) -> dict[str, Any]:
        return {"value": "\n".join(cls.line_of(item) for item in value or ())}

    @classmethod
    def line_of(cls, item: Any) -> str:
        return str(item)

    def item_of(self, line: str) -> Any:
        return line

    @property
    def value(self) -> Any:
        lines = (line.strip() for line in self.cleaned_data["value"].splitlines())
        return [self.item_of(line) for line in lines if line]


class TopicsForm(LinesForm):
    label = FIELDS["topics"]


class OrganizersForm(LinesForm):
    label = FIELDS["organizer"]

    @classmethod
    def line_of(cls, item: Any) -> str:
        return str(item["name"])

    def item_of(self, line: str) -> Any:
        return {"name": line, "url": None}


class PeopleForm(LinesForm):
    label = FIELDS["people"]
    help = _("One person on each line: name; role; institution.")

    @classmethod
    def line_of(cls, item: Any) -> str:
        return "; ".join([item["name"], item.get("role") or "", item.get("affiliation") or ""]).rstrip("; ")

    def item_of(self, line: str) -> Any:
        name, role, affiliation = ([part.strip() for part in line.split(";")] + ["", ""])[:3]
        return {"name": name, "role": role or None, "affiliation": affiliation or None}


class AccessForm(FactForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.MultipleChoiceField(
            label=str(FIELDS["accessibility"]),
            required=False,
            choices=list(ACCESS.items()),
            widget=forms.CheckboxSelectMultiple,
        )

    @property
    def value(self) -> Any:
        return list(self.cleaned_data["value"])


class AudienceForm(FactForm):
    kinds = forms.MultipleChoiceField(
        label=_("Who it is for"),
        required=False,
        choices=list(AUDIENCES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    minimum_age = forms.IntegerField(label=_("From the age of"), required=False, min_value=0, max_value=120)
    maximum_age = forms.IntegerField(label=_("Up to the age of"), required=False, min_value=0, max_value=120)

    @classmethod
    def initial_of(cls, value: Any) -> dict[str, Any]:
        return dict(value or {})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        least, most = data.get("minimum_age"), data.get("maximum_age")
        if least is not None and most is not None and least > most:
            raise forms.ValidationError(_("The youngest cannot be older than the oldest."))
        return data

    @property
    def value(self) -> Any:
        data = self.cleaned_data
        return {
            "kinds": list(data["kinds"]),
            "minimum_age": data.get("minimum_age"),
            "maximum_age": data.get("maximum_age"),
        }


class RegistrationForm(FactForm):
    required = forms.BooleanField(label=_("Registration needed"), required=False)
    contact = forms.CharField(label=_("Where to register"), max_length=300, required=False)
    deadline = forms.DateField(
        label=_("Until when"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    @classmethod
    def initial_of(cls, value: Any) -> dict[str, Any]:
        found = dict(value or {})
        deadline = found.get("deadline")
        return {**found, "deadline": PartialDateTime.parse(deadline).date if deadline else None}

    @property
    def value(self) -> Any:
        data = self.cleaned_data
        deadline = data.get("deadline")
        return {
            "required": bool(data.get("required")),
            "contact": data.get("contact") or None,
            "deadline": deadline.isoformat() if deadline else None,
        }


FORMS: dict[str, type[FactForm]] = {
    "name": NameForm,
    "start": MomentForm,
    "end": MomentForm,
    "status": StatusForm,
    "venue": VenueForm,
    "organizer": OrganizersForm,
    "people": PeopleForm,
    "price": PriceForm,
    "audience": AudienceForm,
    "category": CategoryForm,
    "topics": TopicsForm,
    "description": TextForm,
    "url": AddressForm,
    "ticket_url": AddressForm,
    "registration": RegistrationForm,
    "accessibility": AccessForm,
}
"""Every field that can be corrected here, in the order of the page."""

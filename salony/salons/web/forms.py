"""Forms of the organizer's pages. Their words are those of people."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from salony.catalogue.models import City, Institution
from salony.salons import choices
from salony.salons.models import Item, Salon


class LocalTime(forms.Field):
    """A wall clock time of the city, made aware. An hour that the change of clocks leaves out is the one after it."""

    def __init__(self, zone: ZoneInfo, **options: Any) -> None:
        self._zone = zone
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        try:
            local = dt.datetime.fromisoformat(str(value).strip()).replace(tzinfo=self._zone)
            # Through UTC and back: 2:30 on the night that has no 2:30 becomes 3:30.
            return local.astimezone(dt.UTC).astimezone(self._zone)
        except (ValueError, OverflowError):
            raise forms.ValidationError(gettext("Write a day and an hour, such as 2025-01-28 16:00.")) from None

    def prepare_value(self, value: Any) -> Any:
        return value.astimezone(self._zone).replace(tzinfo=None) if isinstance(value, dt.datetime) else value


class NewSalon(forms.Form):
    """Enough to begin: the rest has been thought of by the template or the previous salon."""

    name = forms.CharField(label=_("Name"), max_length=200)
    theme = forms.CharField(label=_("Theme"), max_length=200, required=False)
    venue_name = forms.CharField(label=_("Place"), max_length=200)

    def __init__(self, *args: Any, city: City, previous: list[Salon], zone: ZoneInfo, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["begins_at"] = LocalTime(zone, label=_("Begins"))
        organizers = Institution.objects.filter(city=city, merged_into=None)
        self.fields["organizer"] = forms.ModelChoiceField(label=_("Organiser"), queryset=organizers, empty_label="–")
        own = [(f"template:{one.key}", f"{one.name}. {one.about}") for one in choices.templates().values()]
        earlier = [(f"salon:{one.pk}", _("as in: %(name)s") % {"name": one.name}) for one in previous]
        self.fields["basis"] = forms.ChoiceField(label=_("Begin with"), choices=[*own, *earlier])
        self.order_fields(["name", "theme", "begins_at", "venue_name", "organizer", "basis"])


class Settings(forms.Form):
    """All that a salon says of itself beside its programme."""

    name = forms.CharField(label=_("Name"), max_length=200)
    theme = forms.CharField(label=_("Theme"), max_length=200, required=False)
    about = forms.CharField(label=_("About"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    host_name = forms.CharField(label=_("Who invites"), max_length=200, required=False)
    host_post = forms.CharField(label=_("Their post"), max_length=200, required=False)
    venue_name = forms.CharField(label=_("Place"), max_length=200)
    venue_address = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    stream_url = forms.URLField(label=_("Live stream"), max_length=500, required=False, assume_scheme="https")
    capacity = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=100000, required=False, help_text=_("Empty: as many as come.")
    )
    largest_group = forms.IntegerField(label=_("People in one group, at most"), min_value=1, max_value=50)
    rounds = forms.IntegerField(
        label=_("Rounds of one-to-one talks"), min_value=0, max_value=30, help_text=_("0: no talks.")
    )
    tables = forms.IntegerField(label=_("Tables"), min_value=0, max_value=500)
    round_minutes = forms.IntegerField(label=_("Minutes of a talk"), min_value=3, max_value=120)
    pause_minutes = forms.IntegerField(label=_("Minutes between talks"), min_value=0, max_value=60)
    erase_on = forms.DateField(
        label=_("Personal data are erased on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["registration_closes_at"] = LocalTime(zone, label=_("Registration closes"), required=False)
        self.fields["questions"] = forms.MultipleChoiceField(
            label=_("What registration asks"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(one.key, one.label) for one in choices.questions().values()],
        )

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Legends with their fields, in the order in which organizers think of them."""
        for legend, names in _GROUPS:
            yield str(legend), [self[name] for name in names]


_GROUPS = (
    (_("What it is"), ("name", "theme", "about", "host_name", "host_post")),
    (_("Where"), ("venue_name", "venue_address", "stream_url")),
    (_("Registration"), ("capacity", "largest_group", "registration_closes_at", "questions", "erase_on")),
    (_("One-to-one talks"), ("rounds", "tables", "round_minutes", "pause_minutes")),
)


class PartForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    room = forms.CharField(label=_("Room"), max_length=100, required=False)
    capacity = forms.IntegerField(label=_("Places"), min_value=1, max_value=100000, required=False)

    def __init__(self, *args: Any, zone: ZoneInfo, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["starts_at"] = LocalTime(zone, label=_("Begins"))
        self.order_fields(["title", "starts_at", "room", "capacity"])


class ItemForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Item.Kind.choices)
    title = forms.CharField(label=_("Title"), max_length=200)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=720)
    about = forms.CharField(label=_("About"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class SpeakerForm(forms.Form):
    name = forms.CharField(label=_("First name and surname"), max_length=200)
    post = forms.CharField(label=_("Post"), max_length=200, required=False)
    institution_name = forms.CharField(label=_("Institution"), max_length=200, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=(("speaker", _("speaker")), ("moderator", _("moderator"))))

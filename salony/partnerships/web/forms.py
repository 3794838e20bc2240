"""Forms of those who act for an organization."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from salony.partnerships import words
from salony.partnerships.actions.calls import LONGEST_CAP
from salony.partnerships.actions.plans import LONGEST_LETTER
from salony.partnerships.lifecycle import Stage
from salony.partnerships.models import Organization
from salony.vocabulary import PartialDateTime


class DayInput(forms.DateInput):
    """The browser's own calendar; typed as YYYY-MM-DD where there is none."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ProfileForm(forms.Form):
    """What an organization says of itself. Lists are typed with commas between them."""

    summary = forms.CharField(
        label=gettext_lazy("Who you are, in two sentences"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    disciplines = forms.MultipleChoiceField(
        label=gettext_lazy("Works in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(words.DISCIPLINES.items()),
    )
    audiences = forms.MultipleChoiceField(
        label=gettext_lazy("For"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(words.AUDIENCES.items()),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(words.LANGUAGES.items()),
    )
    themes = forms.CharField(
        label=gettext_lazy("Themes"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("With commas between them: mining, silent film, letters."),
    )
    offers = forms.CharField(
        label=gettext_lazy("Offers"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("With commas between them: a stage for 300, a bilingual editor."),
    )
    seeks = forms.CharField(
        label=gettext_lazy("Seeks"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    capacity = forms.CharField(
        label=gettext_lazy("Capacity"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("How much you can carry: people for projects, rooms, own contribution."),
    )
    founded = forms.IntegerField(label=gettext_lazy("Working since"), required=False, min_value=1000, max_value=2100)
    is_accredited = forms.NullBooleanField(label=gettext_lazy("Erasmus accreditation"), required=False)
    url = forms.URLField(label=gettext_lazy("own page"), required=False, max_length=500, assume_scheme="https")
    contact = forms.EmailField(
        label=gettext_lazy("Address for letters"),
        required=False,
        help_text=gettext_lazy("Shown to nobody: letters are passed on to it. Empty: the address kept so far stays."),
    )

    forget_contact = forms.BooleanField(label=gettext_lazy("forget the address kept so far"), required=False)

    def __init__(self, data: Any = None, *, organization: Organization) -> None:
        kept = [name for name in self.base_fields if name not in ("contact", "forget_contact")]
        said = {name: getattr(organization, name) for name in kept}
        said["themes"] = ", ".join(organization.themes)
        super().__init__(data, initial=said)

    def clean_themes(self) -> list[str]:
        return [theme for one in self.cleaned_data["themes"].split(",") if (theme := one.strip())]

    def values(self) -> dict[str, Any]:
        """As the directory keeps them; an address only where one is given, or is to be forgotten."""
        values = dict(self.cleaned_data)
        if not values.pop("forget_contact") and not values["contact"]:
            del values["contact"]
        return values


class StepForm(forms.Form):
    stage = forms.ChoiceField(label=gettext_lazy("What happened"))
    date = forms.CharField(
        label=gettext_lazy("When"),
        required=False,
        max_length=10,
        help_text=gettext_lazy("As far as it is known: 2003, 2003-10 or 2003-10-24."),
    )
    note = forms.CharField(label=gettext_lazy("In a few words"), required=False, max_length=500)
    document = forms.CharField(
        label=gettext_lazy("Document"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Its name or number, for instance of the resolution."),
    )
    url = forms.URLField(
        label=gettext_lazy("Where it can be read"), required=False, max_length=500, assume_scheme="https"
    )

    def __init__(self, *args: Any, towns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = [stage for stage in Stage if towns or stage is not Stage.RESOLUTION]
        self.fields["stage"].choices = [(stage.value, words.sentence(str(words.STAGES[stage]))) for stage in stages]  # type: ignore[attr-defined]

    def clean_date(self) -> str:
        text = self.cleaned_data["date"].strip()
        if not text:
            return ""
        try:
            date = PartialDateTime.parse(text)
        except ValueError:
            raise ValidationError(gettext("No calendar has this date. Write 2003, 2003-10 or 2003-10-24.")) from None
        if date.year is None or date.hour is not None:
            raise ValidationError(gettext("A date needs at least its year. Write 2003, 2003-10 or 2003-10-24."))
        return str(date)


class NextForm(forms.Form):
    action = forms.CharField(label=gettext_lazy("What comes next"), max_length=300)
    on = forms.DateField(label=gettext_lazy("When to be reminded"), required=False, widget=DayInput)
    ends_on = forms.DateField(label=gettext_lazy("Until when the agreement holds"), required=False, widget=DayInput)


class ClaimForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("How you belong to it"),
        max_length=500,
        help_text=gettext_lazy("Your task there; how the editors can check it."),
    )


class AccountForm(ClaimForm):
    """For whoever has no account yet."""

    name = forms.CharField(label=gettext_lazy("Name of the account"), max_length=150)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    field_order = ("name", "password", "note")


class LetterForm(forms.Form):
    sender = forms.ChoiceField(label=gettext_lazy("From"))
    text = forms.CharField(
        label=gettext_lazy("Letter"), max_length=LONGEST_LETTER, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: Any, senders: list[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sender"].choices = [(one.slug, one.name) for one in senders]  # type: ignore[attr-defined]


class CallForm(forms.Form):
    """A structured call. addressed: those whom it fits, chosen one by one."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("All that those addressed see at first."),
    )
    details = forms.CharField(
        label=gettext_lazy("Details"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Shown when they are interested and you are too."),
    )
    full = forms.CharField(
        label=gettext_lazy("The whole idea"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Shown only to whom you open it."),
    )
    role = forms.CharField(label=gettext_lazy("Role that you seek"), required=False, max_length=200)
    deadline = forms.DateField(label=gettext_lazy("Answers until"), widget=DayInput)
    cap = forms.IntegerField(
        label=gettext_lazy("At most so many interested answers"), min_value=1, max_value=LONGEST_CAP, initial=5
    )
    addressed = forms.MultipleChoiceField(label=gettext_lazy("Addressed to"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, fitting: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressed"].choices = fitting  # type: ignore[attr-defined]

    def clean_deadline(self) -> dt.date:
        day: dt.date = self.cleaned_data["deadline"]
        return day


class AnswerForm(forms.Form):
    interested = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        widget=forms.RadioSelect,
        choices=[("1", gettext_lazy("we are interested")), ("0", gettext_lazy("no, thank you"))],
    )
    message = forms.CharField(
        label=gettext_lazy("A few words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

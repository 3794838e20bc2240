"""The tables of meetings. Slim: writes are in `actions`, shared reads in `queries`."""

from salony.salons.models.guests import Place, Registration
from salony.salons.models.meetings import Appearance, Deed, Item, Part, Salon, Speaker
from salony.salons.models.staying import Experience, Initiative, Joining, Material, Task
from salony.salons.models.talks import Contact, Note, Talk, Wish
from salony.salons.models.voices import Feedback, Question, Support, Topic

__all__ = [
    "Appearance",
    "Contact",
    "Deed",
    "Experience",
    "Feedback",
    "Initiative",
    "Item",
    "Joining",
    "Material",
    "Note",
    "Part",
    "Place",
    "Question",
    "Registration",
    "Salon",
    "Speaker",
    "Support",
    "Talk",
    "Task",
    "Topic",
    "Wish",
]

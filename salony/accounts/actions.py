"""The only writes to accounts outside of Django's own forms."""

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from salony.accounts.permissions import EDITORS


@transaction.atomic
def make_editor(*, name: str, password: str, email: str = "") -> tuple[User, bool]:
    """An account in the group of editors; of an account that is there already the password is set anew.

    Answers the account, and whether it was made. Raises ValidationError for a name or a password that will not do.
    """
    user = User.objects.filter(username=name).first()
    made = user is None
    user = user or User(username=name, email=email)
    validate_password(password, user)
    user.set_password(password)
    if email:
        user.email = email
    user.full_clean()
    user.save()
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return user, made

"""Personal links: signed, so that nobody can make one, and not kept, so that nobody can steal them from here.

A link names a salon and an address. It opens the form of registration, and once registered the person's own page.
"""

from dataclasses import dataclass

from django.core import signing
from django.utils.crypto import salted_hmac

_SALT = "salony.salons.personal"
_VOICE = "salony.salons.voice"
VALID_DAYS = 120
"""Long enough for a certificate after a salon that was announced two months ahead."""


class BadLink(ValueError):
    """Forged, damaged or expired. `is_old`: it was good once."""

    def __init__(self, *, is_old: bool) -> None:
        super().__init__("the link is too old" if is_old else "the link is damaged")
        self.is_old = is_old


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whoever holds the link: an address in a salon."""

    salon: int
    email: str

    @property
    def voice(self) -> str:
        """A keyed hash by which the person is told from others and not known."""
        return salted_hmac(_VOICE, f"{self.salon}:{self.email}", algorithm="sha256").hexdigest()


def normal(email: str) -> str:
    """One address, however it is written: upper case counts for nothing."""
    return email.strip().casefold()


def write(salon: int, email: str) -> str:
    return signing.dumps([salon, normal(email)], salt=_SALT)


def read(token: str) -> Bearer:
    """Raises BadLink."""
    try:
        salon, email = signing.loads(token, salt=_SALT, max_age=VALID_DAYS * 86400)
        return Bearer(int(salon), str(email))
    except signing.SignatureExpired as error:
        raise BadLink(is_old=True) from error
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadLink(is_old=False) from error

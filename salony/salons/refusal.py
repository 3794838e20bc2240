"""What may not be done, said to the person who tried."""


class Refusal(ValueError):
    """Its words are for people: what happened, to what, and what to do next; in the language of the moment."""

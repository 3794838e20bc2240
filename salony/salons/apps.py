from django.apps import AppConfig


class SalonsConfig(AppConfig):
    name = "salony.salons"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A line of the menu, and an institution's salons on its page."""
        from salony.design import frame  # noqa: PLC0415 - the tables are ready only now
        from salony.salons.web import pieces  # noqa: PLC0415

        frame.add_entry(pieces.entry)
        frame.add_piece("institution", "salons/institution_piece.html", pieces.institution)

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "salony.publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The rooms below show their pages in the site's frame."""
        from salony.design import frame  # noqa: PLC0415 - the tables are ready only now
        from salony.publishing.web.context import page  # noqa: PLC0415

        frame.supply(page)

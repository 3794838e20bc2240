from django.apps import AppConfig
from django.db.models.signals import post_migrate

from salony.catalogue.append_only import guard


class CatalogueConfig(AppConfig):
    name = "salony.catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(guard, sender=self)

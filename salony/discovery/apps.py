from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "salony.discovery"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "salony.partnerships"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class ManfaatConfig(AppConfig):
    name = "terasa.manfaat"
    label = "manfaat"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class RakorConfig(AppConfig):
    name = "terasa.rakor"
    label = "rakor"
    default_auto_field = "django.db.models.BigAutoField"

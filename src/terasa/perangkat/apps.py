from django.apps import AppConfig


class PerangkatConfig(AppConfig):
    name = "terasa.perangkat"
    label = "perangkat"
    default_auto_field = "django.db.models.BigAutoField"

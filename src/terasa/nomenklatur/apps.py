from django.apps import AppConfig


class NomenklaturConfig(AppConfig):
    name = "terasa.nomenklatur"
    label = "nomenklatur"
    default_auto_field = "django.db.models.BigAutoField"

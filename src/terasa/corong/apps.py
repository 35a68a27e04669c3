from django.apps import AppConfig


class CorongConfig(AppConfig):
    name = "terasa.corong"
    label = "corong"
    default_auto_field = "django.db.models.BigAutoField"

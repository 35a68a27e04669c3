from django.apps import AppConfig


class AturanConfig(AppConfig):
    name = "terasa.aturan"
    label = "aturan"
    default_auto_field = "django.db.models.BigAutoField"

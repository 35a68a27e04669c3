from django.apps import AppConfig


class PertemuanConfig(AppConfig):
    name = "terasa.pertemuan"
    label = "pertemuan"
    default_auto_field = "django.db.models.BigAutoField"

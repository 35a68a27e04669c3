from django.apps import AppConfig


class CariConfig(AppConfig):
    name = "terasa.cari"
    label = "cari"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class DasborConfig(AppConfig):
    name = "terasa.dasbor"
    label = "dasbor"
    default_auto_field = "django.db.models.BigAutoField"

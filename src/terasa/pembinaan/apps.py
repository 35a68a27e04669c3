from django.apps import AppConfig


class PembinaanConfig(AppConfig):
    name = "terasa.pembinaan"
    label = "pembinaan"
    default_auto_field = "django.db.models.BigAutoField"

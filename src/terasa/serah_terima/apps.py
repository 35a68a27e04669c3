from django.apps import AppConfig


class SerahTerimaConfig(AppConfig):
    name = "terasa.serah_terima"
    label = "serah_terima"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class TindakLanjutConfig(AppConfig):
    name = "terasa.tindak_lanjut"
    label = "tindak_lanjut"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class LayananConfig(AppConfig):
    name = "terasa.layanan"
    label = "layanan"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class DokumenConfig(AppConfig):
    name = "terasa.dokumen"
    label = "dokumen"
    default_auto_field = "django.db.models.BigAutoField"

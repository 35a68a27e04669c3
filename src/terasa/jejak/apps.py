from django.apps import AppConfig


class JejakConfig(AppConfig):
    name = "terasa.jejak"
    label = "jejak"
    default_auto_field = "django.db.models.BigAutoField"

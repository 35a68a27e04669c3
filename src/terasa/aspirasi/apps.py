from django.apps import AppConfig


class AspirasiConfig(AppConfig):
    name = "terasa.aspirasi"
    label = "aspirasi"
    default_auto_field = "django.db.models.BigAutoField"

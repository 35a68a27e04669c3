from django.apps import AppConfig


class MusrenbangConfig(AppConfig):
    name = "terasa.musrenbang"
    label = "musrenbang"
    default_auto_field = "django.db.models.BigAutoField"

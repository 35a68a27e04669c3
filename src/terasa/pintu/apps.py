from django.apps import AppConfig


class PintuConfig(AppConfig):
    name = "terasa.pintu"
    label = "pintu"
    default_auto_field = "django.db.models.BigAutoField"

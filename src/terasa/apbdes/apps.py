from django.apps import AppConfig


class ApbdesConfig(AppConfig):
    name = "terasa.apbdes"
    label = "apbdes"
    default_auto_field = "django.db.models.BigAutoField"

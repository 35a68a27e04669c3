from django.apps import AppConfig


class WilayahConfig(AppConfig):
    name = "terasa.wilayah"
    label = "wilayah"
    default_auto_field = "django.db.models.BigAutoField"

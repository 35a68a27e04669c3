from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "terasa.api"
    label = "api"

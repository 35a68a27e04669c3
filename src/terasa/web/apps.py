from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "terasa.web"
    label = "web"

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


def _pasang(using: str, **_: Any) -> None:
    from terasa.umum.penjaga import pasang_penjaga

    if using == "pemilik":
        pasang_penjaga(using=using)


class UmumConfig(AppConfig):
    name = "terasa.umum"
    label = "umum"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Django sends the signal once per application; ours must run once, after the last of them.
        *_, terakhir = (a for a in apps.get_app_configs() if a.models_module is not None)
        post_migrate.connect(_pasang, sender=terakhir, dispatch_uid="terasa-penjaga")

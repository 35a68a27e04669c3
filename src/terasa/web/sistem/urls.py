from __future__ import annotations

from django.urls import path

from terasa.web.sistem import views

urlpatterns = [
    path("sehat", views.sehat, name="sehat"),
    path("audit/", views.audit, name="audit"),
    path("audit/intisari.json", views.intisari, name="audit-intisari"),
]

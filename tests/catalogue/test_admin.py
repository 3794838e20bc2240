"""The admin shows cities and sources, and changes little."""

from typing import Any

from django.contrib.auth.models import User


def test_a_source_can_be_switched_off_and_not_deleted(town: Any, client: Any, settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    client.force_login(User.objects.create_superuser("admin"))
    page = f"/admin/catalogue/source/{town.own.pk}/change/"
    assert client.get("/admin/catalogue/source/").status_code == 200
    assert client.get(page).status_code == 200
    assert client.post(page, {}).status_code == 302
    town.own.refresh_from_db()
    assert not town.own.is_active
    assert client.post(page.replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert client.get(f"/admin/catalogue/city/{town.city.pk}/change/").status_code == 200

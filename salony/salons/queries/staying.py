"""What stays of salons, across years."""

from django.db.models import Count, Prefetch, Q

from salony.catalogue.models import City
from salony.salons.models import Experience, Initiative, Joining, Material, Salon, Task


def materials(salon: Salon) -> list[Material]:
    return list(Material.objects.filter(salon=salon).select_related("item"))


def experiences(salon: Salon) -> list[Experience]:
    return list(Experience.objects.filter(salon=salon))


def initiatives(city: City) -> list[Initiative]:
    """The one that moved last first; with `joined`, `tasks_all` and `tasks_done`."""
    return list(
        Initiative.objects.filter(city=city)
        .select_related("salon", "city")
        .annotate(
            joined=Count("members", distinct=True),
            tasks_all=Count("tasks", distinct=True),
            tasks_done=Count("tasks", filter=Q(tasks__done_at__isnull=False), distinct=True),
        )
    )


def initiatives_of(salon: Salon) -> list[Initiative]:
    return [one for one in initiatives(salon.city) if one.salon_id == salon.pk]


def initiative(city: City, slug: str) -> Initiative:
    """With members and tasks. Raises Initiative.DoesNotExist."""
    members = Prefetch("members", Joining.objects.order_by("joined_at", "id"))
    tasks = Prefetch("tasks", Task.objects.order_by("done_at", "due", "id"))
    rows = Initiative.objects.select_related("salon__city", "city").prefetch_related(members, tasks)
    return rows.get(city=city, slug=slug)

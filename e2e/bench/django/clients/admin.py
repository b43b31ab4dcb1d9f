"""The list of the clients of one structure, fifty on a page."""

from django.conf import settings
from django.contrib import admin

from .models import Client


@admin.register(Client)
class ClientAdmin(admin.ModelAdmin):
    """Shows what the product's list shows."""

    list_display = ["last_name", "first_name", "email", "phone", "source"]
    list_per_page = 50
    search_fields = ["search_text"]

    def get_queryset(self, request):
        """Keeps to the structure, outside its trash."""
        return super().get_queryset(request).filter(structure_id=settings.STRUCTURE, deleted_at=None)

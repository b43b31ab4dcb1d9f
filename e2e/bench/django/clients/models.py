"""The columns of the product's clients that its list shows."""

from django.db import models


class Client(models.Model):
    """A client of the product; its table is the product's."""

    id = models.UUIDField(primary_key=True)
    structure_id = models.UUIDField()
    last_name = models.TextField()
    first_name = models.TextField()
    email = models.TextField()
    phone = models.TextField(null=True)
    source = models.TextField()
    sort_name = models.TextField()
    created_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "client"
        ordering = ["sort_name", "id"]

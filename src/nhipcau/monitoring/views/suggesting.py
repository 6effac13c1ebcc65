"""What the unit filter offers while a name is typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nhipcau.people.access import requires
from nhipcau.people.places import suggestions


@requires("monitoring.see_articles")
def unit_suggestions(request: HttpRequest) -> HttpResponse:
    """List the units that the typed text may mean."""
    return render(request, "people/unit_options.html", {"options": suggestions(request.GET.get("unit", ""))})

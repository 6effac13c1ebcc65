"""The page of one body: posts, holders over time, who holds on a chosen day."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from nhipcau.common.screens import Guarded
from nhipcau.units.forms import DayForm
from nhipcau.units.queries.bodies import get_body_for
from nhipcau.units.queries.lists import formerly, posts_of
from nhipcau.units.queries.places import unit_name
from nhipcau.units.queries.posts import crowded
from nhipcau.units.views.listing import BodyList
from nhipcau.units.wording import span, standing, term


class BodyPage(Guarded, TemplateView):
    """One body as of a day."""

    needs = "units.see_posts"
    template_name = "units/body.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it; a day that cannot be read is today."""
        body, today = get_body_for(self.visitor, self.kwargs["public_id"]), timezone.localdate()
        chosen = DayForm(self.request.GET or None)
        on = (chosen.cleaned_data["on"] if chosen.is_valid() else None) or today
        rows = posts_of(body, on)
        return super().get_context_data(
            body=body, title=body.name, lead=unit_name(body.unit_id, on), on=on, is_today=on == today,
            crumbs=[(BodyList.title, reverse("units:bodies"))],
            day_form=DayForm(initial={"on": on}),
            standing=standing(body.starts_on, body.ends_on, on),
            posts=[
                (post, standing(post.starts_on, post.ends_on, on), now,
                 [(one, span(one.starts_on, one.ends_on), *term(one.starts_on, one.ends_on, today))
                  for one in times])
                for post, now, times in rows
            ],
            crowded=[(post, ", ".join(one.name for one in both))
                     for post, both in crowded(post.pk for post, _now, _times in rows)],
            formerly=formerly(body), **kwargs,
        )  # fmt: skip

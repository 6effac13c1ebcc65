"""Regrouping by hand: merge, split, move, rename, take back. Plain forms; each makes one domain call."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.common import formats
from nhipcau.common.screens import ActionScreen
from nhipcau.stories.actions import merge, move, rename, split, take_back
from nhipcau.stories.forms import NEW, MergeForm, MoveForm, RenameForm, Revised, SplitForm
from nhipcau.stories.models import Story
from nhipcau.stories.queries.finding import Filters, get_story_for, stories_for, stories_near
from nhipcau.stories.queries.telling import Member, members_of

FOUND_SHOWN = 12


class OfStory(ActionScreen):
    """A form about one story; its address and revision are known."""

    needs = "stories.regroup"
    submit_label: Any = _("Lưu")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the story; a merged one has nothing to regroup."""
        if request.user.is_authenticated:
            self.story = get_story_for(request.user, self.kwargs["public_id"])
            if self.story.merged_into_id is not None:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Carry the revision that is shown."""
        return {**super().get_initial(), "revision": self.story.revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the story and the way back."""
        home = reverse("stories:story", args=[self.story.public_id])
        crumbs = [(gettext("Dòng tin"), reverse("stories:list")), (self.story.title, home)]
        return super().get_context_data(
            **{"crumbs": crumbs, "cancel_url": home, "story": self.story, **kwargs}
        )

    def get_success_url(self) -> str:
        """Return to the story that was left in place."""
        return reverse("stories:story", args=[self.goes_to.public_id])

    @property
    def goes_to(self) -> Story:
        """The story to show afterwards."""
        return getattr(self, "result", self.story)

    @property
    def found(self) -> list[Story]:
        """Stories to choose from: those asked for, else those near."""
        query = self.request.GET.get("q", "").strip()
        if not query:
            return stories_near(self.visitor, self.story)
        return list(stories_for(self.visitor, Filters(query=query)).exclude(pk=self.story.pk)[:FOUND_SHOWN])

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Those stories, and whichever the form sent: a search must not lose a choice."""
        sent = self.request.POST.getlist("others") + self.request.POST.getlist("other")
        stories = {one.public_id: one for one in self.found}
        stories |= {one.public_id: one for one in stories_for(self.visitor).filter(public_id__in=sent)}
        stories.pop(self.story.public_id, None)
        return [(key, _line(one)) for key, one in stories.items()]


class MergeStories(OfStory):
    """Bring other stories into this one."""

    title = _("Gộp dòng tin")
    lead = _("Chọn những dòng tin kể cùng một sự việc; bài của chúng chuyển về đây. Máy không tách ra nữa.")
    template_name = "stories/choose_story.html"
    form_class = MergeForm
    submit_label = _("Gộp")
    done_message = _("Đã gộp dòng tin.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer stories."""
        return {**super().get_form_kwargs(), "choices": self.choices}

    def act(self, form: Form) -> None:
        """Merge."""
        others = list(stories_for(self.visitor).filter(public_id__in=form.cleaned_data["others"]))
        revision = form.cleaned_data["revision"]
        merge(by=self.visitor, at=timezone.now(), into=self.story, others=others, revision=revision)


class SplitStory(OfStory):
    """Take articles out into a new story."""

    title = _("Tách dòng tin")
    lead = _("Đánh dấu những bài kể sự việc khác; chúng thành một dòng tin riêng. Máy không nhập lại nữa.")
    template_name = "stories/choose_articles.html"
    form_class = SplitForm
    submit_label = _("Tách")
    done_message = _("Đã tách thành dòng tin mới.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the story's articles."""
        choices = [(str(one.article_id), _article_line(one)) for one in members_of(self.story)]
        return {**super().get_form_kwargs(), "choices": choices}

    def act(self, form: Form) -> None:
        """Split."""
        said = form.cleaned_data
        self.result = split(
            by=self.visitor,
            at=timezone.now(),
            story=self.story,
            articles=said["articles"],
            revision=said["revision"],
        )


class MoveArticle(OfStory):
    """Put one article elsewhere."""

    title = _("Chuyển bài")
    template_name = "stories/choose_story.html"
    form_class = MoveForm
    submit_label = _("Chuyển")
    done_message = _("Đã chuyển bài. Máy không đưa bài về chỗ cũ nữa.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer stories."""
        return {**super().get_form_kwargs(), "choices": self.choices}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the article."""
        return super().get_context_data(lead=_article_line(self.member), **kwargs)

    @property
    def member(self) -> Member:
        """The article of the address, or 404 when it is not in this story."""
        found = [one for one in members_of(self.story) if one.public_id == self.kwargs["article"]]
        if not found:
            raise Http404
        return found[0]

    def act(self, form: Form) -> None:
        """Move."""
        chosen, revision = form.cleaned_data["other"], form.cleaned_data["revision"]
        to = None if chosen == NEW else get_story_for(self.visitor, chosen)
        article_id = self.member.article_id
        self.result = move(
            by=self.visitor,
            at=timezone.now(),
            article_id=article_id,
            story=self.story,
            to=to,
            revision=revision,
        )


class RenameStory(OfStory):
    """Give the story another title."""

    title = _("Đổi tên dòng tin")
    form_class = RenameForm
    done_message = _("Đã đổi tên.")

    def get_initial(self) -> dict[str, Any]:
        """Begin with the present title."""
        return {**super().get_initial(), "title": self.story.title}

    def act(self, form: Form) -> None:
        """Rename."""
        said = form.cleaned_data
        rename(
            by=self.visitor,
            at=timezone.now(),
            story=self.story,
            title=said["title"],
            revision=said["revision"],
        )


class TakeBack(OfStory):
    """Undo the last hand decision."""

    title = _("Hoàn tác việc xếp gần nhất")
    template_name = "common/confirm.html"
    form_class = Revised
    submit_label = _("Hoàn tác")
    done_message = _("Đã hoàn tác.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what will happen."""
        lines = [gettext("Các bài trở về chỗ trước đó."), gettext("Việc này được ghi vào nhật ký.")]
        return super().get_context_data(consequences=lines, **kwargs)

    def act(self, form: Form) -> None:  # noqa: ARG002 - nothing to choose
        """Take back."""
        self.result = take_back(
            by=self.visitor, at=timezone.now(), story=self.story, decision_id=self.kwargs["decision"]
        )


def _line(story: Story) -> str:
    words = {"title": story.title, "count": story.article_count, "when": formats.moment(story.last_at)}
    return gettext("%(title)s (%(count)s bài, tin mới nhất %(when)s)") % words


def _article_line(member: Member) -> str:
    title = member.title or gettext("Bài không có tiêu đề")
    return " · ".join(part for part in (title, member.outlet, formats.moment(member.sorted_at)) if part)

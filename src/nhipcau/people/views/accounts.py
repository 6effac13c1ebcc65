"""The administrator's screens of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView

from nhipcau.common.screens import ActionScreen, Guarded, ListScreen, PageAction
from nhipcau.people.access import requires
from nhipcau.people.actions import add_person, change_person, set_password
from nhipcau.people.filters import PersonFilter
from nhipcau.people.forms import NewPersonForm, PasswordForm, PersonForm
from nhipcau.people.models import ROLE_DUTIES, Person, Role
from nhipcau.people.places import as_typed, suggestions
from nhipcau.people.queries import factor_since, get_person_for, people_for
from nhipcau.people.tables import PersonTable

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

ADD = PageAction(_("Thêm tài khoản"), "people:add", needs="people.change_accounts", icon="plus", primary=True)


@require_GET
@requires("people.see_accounts")
def unit_suggestions(request: HttpRequest) -> HttpResponse:
    """List the units that the typed text may mean."""
    options = suggestions(request.GET.get("unit_id", ""))
    return render(request, "people/unit_options.html", {"options": options})


class PeopleList(ListScreen):
    """All accounts of the office."""

    needs = "people.see_accounts"
    title = _("Tài khoản")
    lead = _("Ai làm việc ở đây và được làm gì.")
    table_class = PersonTable
    filterset_class = PersonFilter
    export_name = "tai-khoan"
    export_needs = "people.change_accounts"
    page_actions = (ADD,)

    def get_queryset(self) -> QuerySet[Person]:
        """List whom this administrator may see."""
        return people_for(self.visitor)


class OfPerson(Guarded):
    """What the screens of one account share."""

    needs = "people.change_accounts"
    kwargs: dict[str, Any]

    @cached_property
    def person(self) -> Person:
        """The account in the address; 404 where it may not be seen."""
        return get_person_for(self.visitor, self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the account and the way back."""
        crumbs: list[tuple[Any, str]] = [(_("Tài khoản"), reverse("people:list"))]
        if not isinstance(self, PersonPage):
            crumbs.append((str(self.person), self.own_url))
        return super().get_context_data(person=self.person, crumbs=crumbs, **kwargs)

    @property
    def own_url(self) -> str:
        """Where the account's page is."""
        return reverse("people:person", args=[self.person.public_id])


class PersonPage(OfPerson, TemplateView):
    """One account: what it says, its roles, what can be done."""

    needs = "people.see_accounts"
    template_name = "people/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add each role with what it may do."""
        held = {grant.role for grant in self.person.grants.all()}
        roles = [{"role": role, "is_held": role in held, "duty": ROLE_DUTIES[role]} for role in Role]
        kwargs["factor_since"] = factor_since(self.person)
        return super().get_context_data(title=self.person, roles=roles, **kwargs)


class AddPerson(ActionScreen):
    """A new account."""

    needs = "people.change_accounts"
    title = _("Thêm tài khoản")
    template_name = "people/person_form.html"
    form_class = NewPersonForm
    submit_label = _("Thêm tài khoản")
    done_message = _("Đã thêm tài khoản. Hãy trao mật khẩu cho người dùng một cách riêng tư.")
    success_url = cancel_url = reverse_lazy("people:list")

    def act(self, form: Form) -> None:
        """Open the account."""
        add_person(by=self.visitor, at=timezone.now(), **form.cleaned_data)


class ChangePerson(OfPerson, ActionScreen):
    """What an account says of its person."""

    title = _("Sửa tài khoản")
    template_name = "people/person_form.html"
    form_class = PersonForm
    done_message = _("Đã lưu tài khoản.")

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        names = ("full_name", "email", "unit_id", "language")
        return {
            **{name: getattr(self.person, name) for name in names},
            "unit_id": as_typed(self.person.unit_id),
        }

    def act(self, form: Form) -> None:
        """Save it."""
        change_person(by=self.visitor, at=timezone.now(), person=self.person, **form.cleaned_data)

    def get_success_url(self) -> str:
        """Go back to the account."""
        return self.own_url

    @property
    def cancel_url(self) -> str:
        """Go back to the account."""
        return self.own_url


class SetPassword(OfPerson, ActionScreen):
    """A new password for somebody who lost theirs."""

    title = _("Đặt lại mật khẩu")
    lead = _("Mọi phiên đăng nhập của người này sẽ kết thúc.")
    form_class = PasswordForm
    submit_label = _("Đặt mật khẩu")
    done_message = _("Đã đặt mật khẩu mới. Hãy trao cho người dùng một cách riêng tư.")
    get_success_url = ChangePerson.get_success_url
    cancel_url = ChangePerson.cancel_url

    def act(self, form: Form) -> None:
        """Set it."""
        set_password(
            by=self.visitor,
            at=timezone.now(),
            person=self.person,
            password=form.cleaned_data["password"],
        )

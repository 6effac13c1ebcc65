"""Screens of accounts, a file a purpose."""

from nhipcau.people.views.own import ChangePassword, Profile, choose_language
from nhipcau.people.views.signing import SignIn, SignOut

__all__ = ["ChangePassword", "Profile", "SignIn", "SignOut", "choose_language"]

"""Addresses of incidents and holding templates."""

from __future__ import annotations

from django.urls import path

from nhipcau.incidents.views import holding, incidents, report, templates, working

ONE = "<str:public_id>/"
app_name = "incidents"
urlpatterns = [
    path("", incidents.IncidentList.as_view(), name="incidents"),
    path("cong-bo/", incidents.Declare.as_view(), name="declare"),
    path("mau/", templates.TemplateList.as_view(), name="templates"),
    path("mau/soan/", templates.WriteTemplate.as_view(), name="write_template"),
    path(f"mau/{ONE}", templates.TemplatePage.as_view(), name="template"),
    path(f"mau/{ONE}sua/", templates.WriteTemplate.as_view(), name="change_template"),
    path(f"mau/{ONE}trinh/", templates.submit, name="submit_template"),
    path(f"mau/{ONE}duyet/", templates.approve, name="approve_template"),
    path(f"mau/{ONE}ngung/", templates.retire, name="retire_template"),
    path("dieu-rut-ra/", working.LessonList.as_view(), name="lessons"),
    path(f"dieu-rut-ra/{ONE}", working.SettleLesson.as_view(), name="settle_lesson"),
    path(f"tin-don/{ONE}", working.FollowRumour.as_view(), name="follow_rumour"),
    path(ONE, incidents.IncidentPage.as_view(), name="incident"),
    path(f"{ONE}phan-cong/", incidents.Assign.as_view(), name="assign"),
    path(f"{ONE}muc/", incidents.ChangeLevel.as_view(), name="change_level"),
    path(f"{ONE}ket-thuc/", incidents.Close.as_view(), name="close"),
    path(f"{ONE}nhat-ky/", working.WriteNote.as_view(), name="write_note"),
    path(f"{ONE}tin-don/", working.NoteRumour.as_view(), name="note_rumour"),
    path(f"{ONE}viec/<int:position>/", working.tick_check, name="tick"),
    path(f"{ONE}dieu-rut-ra/", working.WriteLesson.as_view(), name="write_lesson"),
    path(f"{ONE}mau/<str:template_id>/", holding.MakeHolding.as_view(), name="make_holding"),
    path(f"{ONE}bao-cao.docx", report.as_word, name="report_word"),
    path(f"{ONE}bao-cao.pdf", report.as_pdf, name="report_pdf"),
]

"""The register counts the papers of conferences: plan, programme, list, minutes, report, certificate."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_register"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="registration",
            name="documents_known_kind",
        ),
        migrations.AlterField(
            model_name="registration",
            name="kind",
            field=models.CharField(
                choices=[
                    ("TC", "Thông cáo báo chí"),
                    ("CV", "Công văn"),
                    ("CC", "Công văn đề nghị cải chính"),
                    ("GUQ", "Giấy ủy quyền"),
                    ("GM", "Giấy mời"),
                    ("KH", "Kế hoạch"),
                    ("CTr", "Chương trình"),
                    ("DS", "Danh sách"),
                    ("BB", "Biên bản"),
                    ("BC", "Báo cáo"),
                    ("GCN", "Giấy chứng nhận"),
                ],
                max_length=8,
                verbose_name="Loại",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ("TC", "CV", "CC", "GUQ", "GM", "KH", "CTr", "DS", "BB", "BC", "GCN"))
                ),
                name="documents_known_kind",
            ),
        ),
    ]

"""The country as a unit of its own level."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0002_bodies_and_posts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="unitname",
            name="units_name_known_kind",
        ),
        migrations.AlterField(
            model_name="unit",
            name="level",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "Cả nước"), (1, "Cấp tỉnh"), (2, "Cấp huyện"), (3, "Cấp xã")]
            ),
        ),
        migrations.AlterField(
            model_name="unitname",
            name="kind",
            field=models.CharField(
                choices=[
                    ("tinh", "tỉnh"),
                    ("thanh_pho", "thành phố"),
                    ("quan", "quận"),
                    ("huyen", "huyện"),
                    ("thi_xa", "thị xã"),
                    ("xa", "xã"),
                    ("phuong", "phường"),
                    ("thi_tran", "thị trấn"),
                    ("dac_khu", "đặc khu"),
                    ("nuoc", "cả nước"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="unitname",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "tinh",
                            "thanh_pho",
                            "quan",
                            "huyen",
                            "thi_xa",
                            "xa",
                            "phuong",
                            "thi_tran",
                            "dac_khu",
                            "nuoc",
                        ],
                    )
                ),
                name="units_name_known_kind",
            ),
        ),
    ]

"""Statements of an office in six languages, all invented: (language, title, text)."""

from __future__ import annotations

from nhipcau.signing.rules.resembling import Genuine

VI = (
    "Thông báo về việc điều tiết giao thông trên đường tỉnh 206",
    """Văn phòng Ủy ban nhân dân tỉnh thông báo:

Từ 06 giờ 00 ngày 12/10/2026 đến hết ngày 15/10/2026, đường tỉnh 206 đoạn qua xã Đàm Thủy tạm hạn chế xe \
trên 10 tấn để sửa cầu Bản Giốc. Đường không bị cấm hoàn toàn; xe con và xe khách dưới 29 chỗ vẫn đi lại \
bình thường.

- Tổng mức đầu tư sửa chữa là 4,75 tỷ đồng, lấy từ ngân sách tỉnh.
- Lượng khách tham quan dự kiến giảm khoảng 12% so với tuần trước.
- Không thu thêm bất kỳ khoản phí nào của người dân trong 3 - 5 ngày sửa cầu.

“Chúng tôi chưa nhận được báo cáo nào về việc có người bị thương”, bà Lục Thị Mây, người phát ngôn, cho biết.
Mọi thắc mắc xin gửi về số 0206.3999.206 trước 17 giờ 30 ngày 11/10/2026.""",
)
EN = (
    "Traffic arrangements on Provincial Road 206",
    """The Office of the Provincial People's Committee announces the following.

From 06:00 on 12 October 2026 until the end of 15 October 2026, vehicles over 10 tonnes may not use Provincial \
Road 206 through Dam Thuy commune while the Ban Gioc bridge is repaired. The road is not closed to visitors; cars \
and coaches with fewer than 29 seats may pass as usual.

- The repair costs 4.75 billion dong, paid from the provincial budget.
- Visitor numbers are expected to fall by about 12% compared with last week.
- No extra fee will be charged to residents.

“We have not received any report of injuries,” said Luc Thi May, the spokesperson. Questions may be sent to \
0206.3999.206 before 17:30 on 11 October 2026.""",
)
FR = (
    "Circulation sur la route provinciale 206",
    """Le Bureau du Comité populaire de la province communique :

Du 12 octobre 2026 à 6 h 00 jusqu’au 15 octobre 2026 inclus, la route provinciale 206 est interdite aux véhicules \
de plus de 10 tonnes dans la commune de Dam Thuy pendant la réparation du pont de Ban Gioc. La route n’est pas \
fermée aux visiteurs ; les voitures et les autocars de moins de 29 places circulent normalement.

- Le coût des travaux est de 4,75 milliards de dongs, à la charge du budget provincial.
- Le nombre de visiteurs devrait baisser d’environ 12 % par rapport à la semaine dernière.
- Aucun frais supplémentaire ne sera demandé aux habitants.

« Nous n’avons reçu aucun signalement de blessés », a déclaré Luc Thi May, porte-parole. Renseignements au \
0206.3999.206 avant le 11 octobre 2026 à 17 h 30.""",
)
ZH = (
    "关于206省道交通管制的通告",
    """省人民委员会办公室通告如下:

自2026年10月12日6时起至2026年10月15日止,206省道潭水乡路段因维修板约桥,暂时限制10吨以上车辆通行。道路并未\
完全封闭,小汽车和29座以下客车照常通行。

• 维修总投资为47.5亿越盾,由省财政承担。
• 预计游客人数比上周减少约12%。
• 不向居民收取任何额外费用。

发言人陆氏梅表示:“我们没有收到任何人员受伤的报告。”如有疑问,请于2026年10月11日17时30分前致电0206.3999.206,\
或查询UNESCO Global Geopark 的相关说明。""",
)
LO = (
    "ແຈ້ງການກ່ຽວກັບການສັນຈອນຢູ່ທາງແຂວງ 206",
    """ຫ້ອງວ່າການຄະນະກຳມະການປະຊາຊົນແຂວງ ແຈ້ງໃຫ້ຊາບດັ່ງນີ້:

ນັບແຕ່ເວລາ 06:00 ໂມງ ວັນທີ 12/10/2026 ຫາວັນທີ 15/10/2026 ທາງແຂວງ 206 ຊ່ວງຜ່ານຕາແສງດ້າມທຸຍ ຈຳກັດລົດທີ່ມີນ້ຳໜັກເກີນ 10 ໂຕນ \
ເພື່ອສ້ອມແປງຂົວບ້ານຢອກ. ເສັ້ນທາງບໍ່ໄດ້ປິດທັງໝົດ, ລົດນ້ອຍ ແລະ ລົດໂດຍສານຕ່ຳກວ່າ 29 ບ່ອນນັ່ງ ຍັງສັນຈອນໄດ້ຕາມປົກກະຕິ.

- ມູນຄ່າການສ້ອມແປງແມ່ນ 4,75 ຕື້ດົ່ງ ຈາກງົບປະມານຂອງແຂວງ.
- ຄາດວ່ານັກທ່ອງທ່ຽວຈະຫຼຸດລົງປະມານ 12% ທຽບໃສ່ອາທິດກ່ອນ.
- ບໍ່ເກັບຄ່າທຳນຽມເພີ່ມຈາກປະຊາຊົນ.

ໂຄສົກກ່າວວ່າ “ພວກເຮົາບໍ່ທັນໄດ້ຮັບລາຍງານວ່າມີຜູ້ບາດເຈັບ”. ສອບຖາມໄດ້ທີ່ 0206.3999.206 ກ່ອນ 17:30 ໂມງ ວັນທີ 11/10/2026.""",
)
KM = (
    "សេចក្តីជូនដំណឹងអំពីចរាចរណ៍លើផ្លូវខេត្តលេខ ២០៦",
    """ការិយាល័យគណៈកម្មាធិការប្រជាជនខេត្ត សូមជូនដំណឹងដូចតទៅ៖

ចាប់ពីម៉ោង ០៦:០០ ថ្ងៃទី ១២/១០/២០២៦ ដល់ថ្ងៃទី ១៥/១០/២០២៦ ផ្លូវខេត្តលេខ ២០៦ កាត់តាមឃុំដាំធុយ ត្រូវកម្រិតរថយន្តលើសពី ១០ តោន \
ដើម្បីជួសជុលស្ពានបានយ៉ុក។ ផ្លូវមិនត្រូវបានបិទទាំងស្រុងទេ រថយន្តតូច និងរថយន្តក្រុងក្រោម ២៩ កៅអី នៅតែធ្វើដំណើរបានធម្មតា។

- ការជួសជុលចំណាយអស់ ៤,៧៥ ពាន់លានដុង ពីថវិកាខេត្ត។
- ចំនួនភ្ញៀវទេសចរ គ្រោងថយចុះប្រហែល ១២% បើធៀបនឹងសប្តាហ៍មុន។
- មិនយកកម្រៃបន្ថែមពីប្រជាពលរដ្ឋឡើយ។

អ្នកនាំពាក្យថ្លែងថា «យើងមិនទាន់ទទួលបានរបាយការណ៍អំពីអ្នករងរបួសទេ»។ សូមសាកសួរតាមលេខ 0206.3999.206 មុនម៉ោង ១៧:៣០ ថ្ងៃទី \
១១/១០/២០២៦។""",
)
STATEMENTS = {"vi": VI, "en": EN, "fr": FR, "zh": ZH, "lo": LO, "km": KM}


def genuine(language: str) -> Genuine:
    """Return one statement as published."""
    title, text = STATEMENTS[language]
    return Genuine(f"206-{language}", language, text, title)


def every() -> list[Genuine]:
    """Return the statement in all six languages."""
    return [genuine(language) for language in STATEMENTS]

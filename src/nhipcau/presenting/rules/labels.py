"""What categories and facts are called in the languages of the public site. Pure; the newsroom shows them.

Written by us, not yet read by a native speaker in Lao and Khmer.
"""

from __future__ import annotations

from nhipcau.presenting.rules import categories as c

LANGUAGES = ("vi", "en", "zh", "fr", "lo", "km")
_CATEGORIES = {
    c.PLACE: ("Cảnh quan", "Places", "风光", "Sites", "ສະຖານທີ່", "ទីកន្លែង"),
    c.PRODUCT: ("Sản phẩm", "Products", "特产", "Produits", "ຜະລິດຕະພັນ", "ផលិតផល"),
    c.PEOPLE: ("Con người", "People", "人物", "Portraits", "ຜູ້ຄົນ", "មនុស្ស"),
    c.CULTURE: ("Văn hóa", "Culture", "文化", "Culture", "ວັດທະນະທຳ", "វប្បធម៌"),
    c.INVESTMENT: ("Đầu tư", "Investment", "投资", "Investissement", "ການລົງທຶນ", "ការវិនិយោគ"),
    c.TRAVEL: ("Du lịch", "Travel", "旅游", "Voyage", "ການທ່ອງທ່ຽວ", "ទេសចរណ៍"),
}
_FACTS = {
    "where": ("Ở đâu", "Where", "地点", "Où", "ຢູ່ໃສ", "ទីតាំង"),
    "season": ("Mùa", "Season", "季节", "Saison", "ລະດູ", "រដូវ"),
    "area": ("Diện tích", "Area", "面积", "Superficie", "ເນື້ອທີ່", "ផ្ទៃដី"),
    "recognised": ("Được công nhận", "Recognition", "认定", "Reconnaissance", "ການຮັບຮອງ", "ការទទួលស្គាល់"),
    "maker": ("Người làm ra", "Maker", "生产者", "Producteur", "ຜູ້ຜະລິດ", "អ្នកផលិត"),
    "origin_mark": ("Chỉ dẫn địa lý", "Mark of origin", "地理标志", "Indication géographique",
                    "ເຄື່ອງໝາຍແຫຼ່ງກຳເນີດ", "សញ្ញាសម្គាល់ប្រភព"),
    "code": ("Mã sản phẩm", "Product code", "产品编号", "Code du produit", "ລະຫັດຜະລິດຕະພັນ", "លេខកូដផលិតផល"),
    "post": ("Chức vụ", "Office", "职务", "Fonction", "ຕຳແໜ່ງ", "មុខតំណែង"),
    "craft": ("Nghề", "Craft", "工艺", "Métier", "ຫັດຖະກຳ", "សិប្បកម្ម"),
    "since": ("Từ năm", "Since", "始于", "Depuis", "ຕັ້ງແຕ່", "តាំងពី"),
    "sector": ("Lĩnh vực", "Sector", "领域", "Secteur", "ຂະແໜງການ", "វិស័យ"),
    "incentive": ("Ưu đãi", "Incentives", "优惠", "Avantages", "ນະໂຍບາຍສົ່ງເສີມ", "ការលើកទឹកចិត្ត"),
    "contact_office": ("Nơi liên hệ", "Contact office", "联系单位", "Bureau à contacter",
                       "ຫ້ອງການຕິດຕໍ່", "ការិយាល័យទំនាក់ទំនង"),
    "way_there": ("Đường đi", "Getting there", "交通", "Accès", "ການເດີນທາງ", "ផ្លូវទៅ"),
}  # fmt: skip


def category_names(category: str) -> dict[str, str]:
    """Return a category's name by language."""
    return dict(zip(LANGUAGES, _CATEGORIES[category], strict=True))


def fact_names(key: str) -> dict[str, str]:
    """Return a fact's name by language."""
    return dict(zip(LANGUAGES, _FACTS[key], strict=True))

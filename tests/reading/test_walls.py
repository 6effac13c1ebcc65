"""Walls, log-ins, soft 404s and shells are named in six languages; articles that talk about them are kept."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading.stages.walls import WallReason, wall_of
from nhipcau.sample.edition import expected
from nhipcau.sample.outlets import outlet
from nhipcau.sample.sites import Edition, Site

URL = "https://bao-mau.vn/thoi-su/mot-bai-viet-ve-nam-muoi-12345.html"
TODAY = date(2026, 11, 20)
BOT, LOGIN, SUBSCRIBE, CONSENT = WallReason.BOT, WallReason.LOGIN, WallReason.SUBSCRIBE, WallReason.CONSENT
MISSING, FAILING, HOME, EMPTY = WallReason.MISSING, WallReason.FAILING, WallReason.HOME, WallReason.EMPTY
NAV = "<nav><a href='/'>Trang chủ</a> <a href='/a'>Thời sự</a> <a href='/b'>Kinh tế</a> <a href='/c'>Đăng nhập</a></nav>"
FOOT = "<footer><p>Giấy phép số 12/GP-MẪU. Tòa soạn: phường Thục Phán, Cao Bằng.</p></footer>"


def page(title: str, body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{NAV}{body}{FOOT}</body></html>"
    )


def judge(markup: str, *, status: int = 200, url: str = URL, final_url: str = URL):
    content_type = "text/html; charset=utf-8"
    return wall_of(
        status=status, url=url, final_url=final_url, content=markup.encode(), content_type=content_type
    )


WALLS = {
    "bot-en-cloudflare": (BOT, "<title>Just a moment...</title><body><h1>bao-mau.vn</h1><p>Verifying you are human. This may take a few seconds.</p><p>bao-mau.vn needs to review the security of your connection before proceeding.</p><script src='/cdn-cgi/challenge-platform/x.js'></script>"),
    "bot-en-blocked": (BOT, page("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><h2>You are unable to access bao-mau.vn</h2><p>This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution.</p>")),
    "bot-en-unusual": (BOT, page("Robot check", "<p>Our systems have detected unusual traffic from your computer network.</p><form>Enter the characters <input></form>")),
    "bot-vi": (BOT, page("Xác minh bảo mật", "<h1>Xác minh bạn không phải là robot</h1><p>Vui lòng nhập mã trong hình để tiếp tục truy cập.</p>")),
    "bot-vi-checking": (BOT, page("Báo Mẫu", "<p>Đang kiểm tra trình duyệt của bạn trước khi truy cập trang.</p><p>Quá trình này tự động, xin chờ 5 giây.</p>")),
    "bot-vi-cookie": (BOT, '<html><head><script>document.cookie="D1N=ab12"+"; path=/";window.location.reload(true);</script></head><body></body></html>'),
    "bot-zh": (BOT, page("安全验证", "<h1>请完成安全验证</h1><p>系统检测到异常访问，请拖动滑块完成验证后继续访问。</p>")),
    "bot-fr": (BOT, page("Vérification", "<h1>Vérifiez que vous êtes humain</h1><p>Nous avons détecté un trafic inhabituel en provenance de votre réseau.</p>")),
    "bot-lo": (BOT, page("ການກວດສອບ", "<h1>ກະລຸນາຢືນຢັນວ່າທ່ານບໍ່ແມ່ນຫຸ່ນຍົນ</h1>")),
    "bot-km": (BOT, page("ការផ្ទៀងផ្ទាត់", "<h1>សូមបញ្ជាក់ថាអ្នកមិនមែនជាមនុស្សយន្ត</h1>")),
    "login-vi": (LOGIN, page("Đăng nhập hệ thống", "<h1>Đăng nhập</h1><form><input name=u><input type=password name=p><button>Đăng nhập</button></form><p>Quên mật khẩu?</p>")),
    "login-vi-words": (LOGIN, page("Nậm Mười di dời dân", "<h1>Nậm Mười di dời dân</h1><p>Bạn vui lòng đăng nhập để xem nội dung này.</p>")),
    "login-en": (LOGIN, page("Sign in", "<form><input name=email><input type=password><button>Sign in</button></form>")),
    "login-zh": (LOGIN, page("用户登录", "<p>请先登录后查看本文。</p><form><input type=password></form>")),
    "login-fr": (LOGIN, page("Connexion", "<h1>Connexion</h1><p>Veuillez vous connecter pour accéder à cette page.</p><form><input type=password></form>")),
    "login-lo": (LOGIN, page("ຂ່າວ", "<h1>ຂ່າວ</h1><p>ກະລຸນາເຂົ້າສູ່ລະບົບເພື່ອອ່ານຕໍ່</p>")),
    "login-km": (LOGIN, page("ព័ត៌មាន", "<p>សូមចូលគណនី ដើម្បីអានបន្ត</p>")),
    "subscribe-vi": (SUBSCRIBE, page("Mỏ đất ở Trùng Khánh", "<h1>Mỏ đất ở Trùng Khánh</h1><p>Ba năm sau ngày cấp phép, khu mỏ vẫn nằm im giữa thung lũng, dân hai bản bên suối vẫn đợi câu trả lời.</p><p>Đăng ký thành viên để đọc tiếp bài viết này</p><button>Mua gói tháng</button>")),
    "subscribe-en": (SUBSCRIBE, page("The mine that waits", "<h1>The mine that waits</h1><p>Three years after the licence was granted the pit lies silent, and two hamlets by the stream still wait for an answer.</p><div>Subscribe to continue reading</div><div>Already a subscriber? Sign in</div>")),
    "subscribe-en-limit": (SUBSCRIBE, page("Border trade", "<h1>Border trade</h1><p>You have reached your limit of 3 free articles this month.</p><p>From $1 a week.</p>")),
    "subscribe-fr": (SUBSCRIBE, page("La mine en attente", "<h1>La mine en attente</h1><p>Trois ans après l’octroi du permis, la carrière reste muette et deux hameaux attendent une réponse.</p><p>La suite est réservée aux abonnés.</p><p>Il vous reste 80 % de cet article à lire.</p>")),
    "subscribe-zh": (SUBSCRIBE, page("等待的矿山", "<h1>等待的矿山</h1><p>获得许可三年后，矿坑依旧沉寂，溪边的两个村寨仍在等待答复。</p><p>本文仅限会员阅读，订阅后继续阅读全文。</p>")),
    "subscribe-lo": (SUBSCRIBE, page("ບໍ່ແຮ່", "<p>ບົດຄວາມນີ້ສຳລັບສະມາຊິກ</p>")),
    "subscribe-km": (SUBSCRIBE, page("អណ្តូងរ៉ែ", "<p>អត្ថបទនេះសម្រាប់សមាជិកប៉ុណ្ណោះ</p>")),
    "consent-en": (CONSENT, page("Before you continue", "<h1>Before you continue</h1><p>We and our 214 partners use cookies to store and access information on a device such as personal data.</p><button>Accept all</button><button>Reject all</button>")),
    "consent-fr": (CONSENT, page("Le Journal Modèle", "<h1>Votre vie privée</h1><p>Nous et nos 300 partenaires utilisons des cookies pour mesurer l’audience et personnaliser la publicité.</p><button>Tout accepter</button>")),
    "consent-vi": (CONSENT, page("Báo Mẫu", "<p>Trước khi tiếp tục, chúng tôi và các đối tác sử dụng cookie để cá nhân hóa quảng cáo cho bạn.</p><button>Đồng ý</button>")),
    "consent-zh": (CONSENT, page("样报", "<p>我们和合作伙伴使用Cookie来个性化广告，您的隐私对我们很重要。</p><button>接受全部</button>")),
    "missing-vi": (MISSING, page("Không tìm thấy trang", "<h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại hoặc đã bị gỡ.</p>")),
    "missing-vi-404": (MISSING, page("404 | Báo Mẫu", "<h1>404</h1><p>Rất tiếc, nội dung bạn tìm kiếm không tồn tại.</p><a>Về trang chủ</a>")),
    "missing-vi-teasers": (MISSING, page("Không tìm thấy trang - Báo Mẫu", "<h1>Không tìm thấy trang</h1><p>Có thể bạn quan tâm</p>" + "<div><h3>Cầu mới ở Quảng Hòa</h3><p>Cầu bắc qua suối đã thông xe sau mười tháng thi công, giúp ba bản không còn bị cô lập khi mưa lũ về.</p></div>" * 9)),
    "missing-en": (MISSING, page("Page not found | Sample Daily", "<h1>Oops!</h1><p>Sorry, the page you are looking for could not be found.</p>")),
    "missing-en-removed": (MISSING, page("Sample Daily", "<h2>Sorry</h2><p>The article you requested is no longer available.</p>")),
    "missing-zh": (MISSING, page("页面不存在", "<h1>抱歉，您访问的页面不存在</h1><p>3秒后返回首页</p>")),
    "missing-fr": (MISSING, page("Page introuvable – Le Journal Modèle", "<h1>Page introuvable</h1><p>La page que vous recherchez n’existe plus.</p>")),
    "missing-lo": (MISSING, page("ບໍ່ພົບໜ້າ", "<h1>ຂໍອະໄພ ບໍ່ພົບໜ້າທີ່ທ່ານຕ້ອງການ</h1>")),
    "missing-lo-plain": (MISSING, page("ສຳນັກຂ່າວ", "<p>ຂໍອະໄພ, ບໍ່ພົບຫນ້າເວັບນີ້</p>")),
    "missing-km": (MISSING, page("រកមិនឃើញទំព័រ", "<h1>សូមអភ័យទោស រកមិនឃើញទំព័រ</h1>")),
    "missing-km-plain": (MISSING, page("សារព័ត៌មាន", "<p>រកមិនឃើញអត្ថបទ</p>")),
    "failing-vi": (FAILING, page("Báo Mẫu", "<h1>Hệ thống đang bảo trì</h1><p>Mời quý vị quay lại sau 23 giờ.</p>")),
    "failing-en": (FAILING, page("502 Bad Gateway", "<h1>502 Bad Gateway</h1><hr>nginx")),
    "failing-db": (FAILING, "<title>Error</title><body><h1>Error establishing a database connection</h1></body>"),
    "failing-zh": (FAILING, page("系统维护", "<p>网站正在维护，请稍后再试。</p>")),
    "failing-fr": (FAILING, page("Le Journal", "<p>Le site est actuellement en maintenance.</p>")),
    "shell-react": (EMPTY, "<!doctype html><html><head><title>Báo Mẫu</title><script src=/a.js></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>"),
    "shell-loading": (EMPTY, "<html><head><title>Báo Mẫu</title><script src=/a.js></script></head><body><div id=app>Đang tải...</div></body></html>"),
    "shell-blank": (EMPTY, "<html><head><title>x</title></head><body>  </body></html>"),
}  # fmt: skip


@pytest.mark.parametrize("name", WALLS)
def test_walls_are_named(name: str) -> None:
    reason, markup = WALLS[name]
    found = judge(markup)
    assert found is not None, "taken for a page"
    assert found.reason is reason


VI = "Sáng 3/11, đoàn công tác của tỉnh đã đi kiểm tra các điểm có nguy cơ sạt lở ở ba xã vùng cao và làm việc với trưởng bản. "
EN = "On Tuesday the provincial team inspected slopes in three highland communes and spoke with the heads of the hamlets there. "
FR = "Mardi, l’équipe de la province a inspecté les pentes de trois communes des hauteurs et rencontré les chefs de hameau. "
ZH = "星期二，省工作组检查了三个高山乡的边坡，并与各村寨负责人座谈，了解群众的安置需要。"
LO = "ໃນວັນອັງຄານ ຄະນະຂອງແຂວງໄດ້ລົງກວດກາເຂດທີ່ມີຄວາມສ່ຽງຢູ່ສາມບ້ານ ແລະ ໄດ້ພົບປະກັບນາຍບ້ານ."
KM = "នៅថ្ងៃអង្គារ ក្រុមការងារខេត្តបានពិនិត្យតំបន់ប្រឈមនៅឃុំបី ហើយបានជួបជាមួយមេភូមិ។"


def article(title: str, *paragraphs: str, beside: str = "") -> str:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return page(f"{title} | Báo Mẫu", f"<article><h1>{title}</h1>{text}</article>{beside}")


ARTICLES = {
    "captcha-vi": article("Vì sao trang web bắt ta chứng minh không phải robot", "Nhiều trang web yêu cầu người dùng xác minh mình không phải robot. " + VI, "Dòng chữ “Vui lòng xác minh bạn không phải robot” đã quen với mọi người. " + VI * 3),
    "captcha-en": article("How captchas work", "A captcha asks visitors to prove that they are human. " + EN * 4, "“Verify you are human”, says the box. " + EN * 3),
    "captcha-short": article("Cổng dịch vụ công thêm mã xác nhận", "Từ 1/12, Cổng dịch vụ công của tỉnh yêu cầu nhập mã xác nhận khi nộp hồ sơ trực tuyến, theo thông báo của Sở.", VI),
    "captcha-fr": article("Les captchas, une épreuve", "Le captcha demande de vérifier que l’on est humain. " + FR * 4),
    "captcha-zh": article("验证码的故事", "许多网站要求用户完成安全验证，才能继续访问。" + ZH * 5),
    "login-vi": article("Học sinh quên mật khẩu khi đăng nhập lớp học", "Nhiều em không đăng nhập được vào lớp học trực tuyến trong buổi đầu. " + VI * 3, "“Em phải đăng nhập để xem bài giảng”, một học sinh kể. " + VI),
    "login-title": article("Đăng nhập một lần cho mọi dịch vụ công", "Người dân chỉ cần một tài khoản cho mọi dịch vụ của tỉnh. " + VI * 4),
    "login-modal": article("Cầu mới ở Quảng Hòa", VI * 5, beside="<div class=modal><form><input type=password><button>Đăng nhập</button></form><p>Vui lòng đăng nhập để bình luận.</p></div>"),
    "login-comments": article("Cầu mới thông xe", VI * 4, beside="<p>Bạn cần đăng nhập để gửi bình luận.</p><p>Đăng nhập để xem bình luận</p>"),
    "404-vi": article("Khi trang báo biến mất: lỗi 404 và ký ức số", "Lỗi 404 báo rằng máy chủ không tìm thấy trang. " + VI * 5),
    "404-band": article("404 – con số bí ẩn trên vách đá", VI * 6),
    "404-en": article("Page not found: why news links die", "A quarter of links lead nowhere after ten years. " + EN * 5, "The page is no longer available, readers are told. " + EN * 2),
    "404-fr": article("Page introuvable : la mémoire perdue du web", "Un lien sur quatre ne mène plus nulle part. " + FR * 5),
    "404-zh": article("页面不存在之后：新闻链接的寿命", "四分之一的链接十年后失效。" + ZH * 6),
    "404-highway": article("Quốc lộ 404 thông xe sau mưa lũ", "Quốc lộ 404 đoạn qua xã đã thông xe vào trưa nay. " + VI),
    "missing-person": article("Không tìm thấy người mất tích sau ba ngày", "Lực lượng cứu hộ chưa tìm thấy người đàn ông bị lũ cuốn ở suối Nậm Mười. " + VI * 2),
    "missing-lo": article("ຄົ້ນຫາຜູ້ສູນຫາຍ", "ເຈົ້າໜ້າທີ່ບໍ່ພົບຮ່ອງຮອຍຂອງຜູ້ສູນຫາຍ. " + LO * 4),
    "missing-km": article("ការស្វែងរក", "ក្រុមសង្គ្រោះរកមិនឃើញអ្នកបាត់ខ្លួននៅឡើយទេ។ " + KM * 4),
    "maintenance": article("Nhà máy nước bảo trì đường ống đêm nay", "Nhà máy nước bảo trì đường ống từ 22 giờ đêm nay, ba phường bị ảnh hưởng. " + VI),
    "system-down": article("Hệ thống đăng ký xe gặp lỗi", "Hệ thống đăng ký xe trực tuyến gặp lỗi suốt buổi sáng, người dân phải chờ. " + VI * 2),
    "banner-cookies": article("Chợ phiên đông trở lại", VI * 5, beside="<div><p>Chúng tôi sử dụng cookie để trang chạy tốt hơn.</p><button>Đồng ý</button></div>"),
    "cookies-en": article("Cookies explained", "Many sites use cookies to know a visitor again. " + EN * 5, beside="<button>Accept all</button>"),
    "privacy-fr": article("La vie privée au village", FR * 5, beside="<p>Ce site utilise des cookies.</p><button>Tout accepter</button>"),
    "subscribe-box": article("Chợ phiên", VI * 14, beside="<p>Đăng ký để nhận bản tin mỗi sáng.</p><p>Already a subscriber? Sign in</p>"),
    "subscribe-topic": article("Báo in tăng giá đặt mua dài hạn", "Người đọc đăng ký mua báo dài hạn được giảm giá trong tháng 12, theo bưu điện tỉnh. " + VI * 2),
    "short-notice": article("Thông báo cắt điện", "Điện lực thông báo cắt điện từ 7 giờ đến 11 giờ ngày 5/11 tại ba bản của xã để sửa đường dây."),
    "short-lo": article("ແຈ້ງການ", LO),
    "short-km": article("សេចក្តីជូនដំណឹង", KM),
    "short-zh": article("停电通知", ZH),
    "plain-fr": article("Le pont est ouvert", FR * 2),
    "comment-captcha": article("Mưa lớn ở vùng cao", VI * 2, beside="<form id=comment><textarea></textarea><div class='g-recaptcha'></div><button>Gửi bình luận</button></form>"),
    "cloudflare-beacon": article("Mưa lớn ở vùng cao", VI * 2, beside="<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><form></form>"),
    "blocked-road": article("Bạn bị chặn đường: người dân kể chuyện đêm lũ", "Bạn bị chặn ở đầu cầu thì chỉ còn cách quay lại, ông Hòa kể. " + VI * 4),
    "robot-toy": article("Are you human? Robots join the village fair", "Two robots danced at the fair. " + EN * 4),
    "access-denied": article("Access denied: journalists kept from the dam", "Reporters were turned away at the gate. " + EN * 4),
    "security-check": article("Kiểm tra bảo mật ở cửa khẩu được siết lại", "Lực lượng chức năng kiểm tra bảo mật hồ sơ của xe qua cửa khẩu. " + VI * 3),
    "one-moment": article("Just a moment of silence", "The village kept a moment of silence. " + EN * 4),
    "error-word": article("Lỗi", "Một lỗi nhỏ trong bản đồ khiến hai bản đổi chỗ cho nhau suốt ba năm. " + VI * 5),
    "members": article("Hợp tác xã có 120 thành viên", "Phần lãi chỉ dành cho thành viên góp vốn từ năm 2024. " + VI * 3),
    "expired": article("Giấy phép đã hết hạn", "Giấy phép của mỏ đã hết hạn và khu mỏ bị đóng cửa từ tháng trước. " + VI * 2),
    "menu-404": article("Cầu treo", VI * 3, beside="<ul><li>404 không tìm thấy</li><li>Đăng nhập</li></ul>"),
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_about_such_things_are_kept(name: str) -> None:
    assert judge(ARTICLES[name]) is None


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, MISSING),
        (410, MISSING),
        (401, LOGIN),
        (402, SUBSCRIBE),
        (429, BOT),
        (403, FAILING),
        (500, FAILING),
        (503, FAILING),
    ],
)
def test_statuses_decide_by_themselves(status: int, reason: WallReason) -> None:
    found = judge(ARTICLES["404-vi"], status=status)
    assert found is not None
    assert found.reason is reason


@pytest.mark.parametrize(
    ("final_url", "reason"),
    [
        ("https://bao-mau.vn/", HOME),
        ("https://bao-mau.vn/index.html", HOME),
        ("https://bao-mau.vn/trang-chu", HOME),
        ("https://www.bao-mau.vn/vi/", HOME),
        ("https://bao-mau.vn/dang-nhap?next=/a", LOGIN),
        ("https://sso.bao-mau.vn/start", LOGIN),
        ("https://bao-mau.vn/404.html", MISSING),
        ("https://consent.bao-mau.vn/m?continue=x", CONSENT),
        ("https://bao-mau.vn/captcha?r=1", BOT),
        (URL, None),
        ("https://bao-mau.vn/thoi-su/mot-bai-viet-ve-nam-muoi-moi-12345.html", None),
        ("https://m.bao-mau.vn/thoi-su/mot-bai-viet-ve-nam-muoi-12345.html", None),
        ("https://bao-mau.vn/?p=12345", None),
        ("https://bao-mau.vn/loi-song/bai-1.html", None),
        ("https://bao-mau.vn/dang-nhap-mot-lan-cho-moi-dich-vu-12.html", None),
    ],
)
def test_redirects_are_judged_by_where_they_end(final_url: str, reason: WallReason | None) -> None:
    found = judge(ARTICLES["404-vi"], final_url=final_url)
    assert (found.reason if found else None) is reason


def test_a_page_asked_for_by_its_own_name_is_no_redirect() -> None:
    assert (
        judge(ARTICLES["short-notice"], url="https://bao-mau.vn/", final_url="https://bao-mau.vn/vi/") is None
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7 binary", b"\x89PNG\r\n\x1a\n123"])
def test_documents_are_not_judged_by_words(content: bytes) -> None:
    assert (
        wall_of(status=200, url=URL, final_url=URL, content=content, content_type="application/pdf") is None
    )


def test_an_empty_answer_is_empty() -> None:
    found = wall_of(status=200, url=URL, final_url=URL, content=b" \n")
    assert found is not None
    assert found.reason is EMPTY


@pytest.mark.slow
def test_no_page_of_the_sample_press_is_refused_but_its_walls_and_errors() -> None:
    kept, walled = 0, 0
    for piece in expected(TODAY):
        site = Site(outlet(piece.outlet), f"https://{piece.outlet}.example/", Edition(TODAY))
        answer = site.answer(piece.path, {})
        url = f"https://{piece.outlet}.example{piece.path}"
        content_type = answer.headers.get("Content-Type", "")
        found = wall_of(
            status=answer.status, url=url, final_url=url, content=answer.body, content_type=content_type
        )
        if piece.kind == "article" and answer.status == 200:
            assert found is None, (url, found)
            kept += 1
        elif piece.kind in {"wall", "missing"}:
            assert found is not None, url
            walled += 1
    assert kept > 50
    assert walled == 3

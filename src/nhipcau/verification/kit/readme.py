"""README.txt of a kit: what it is, who made it, how to check it. Vietnamese and English."""

from __future__ import annotations

from nhipcau.verification.kit.contents import KitContents

TEXT = """\
BỘ CHỨNG CỨ - hồ sơ kiểm chứng số {dossier}
{office}, {made_at}

CƠ QUAN CÔNG BỐ LÀ MỘT BÊN LIÊN QUAN. Đây là trả lời chính thức của cơ quan,
không phải kiểm chứng độc lập. Bộ này để bạn tự xem lại từng chứng cứ.

Kiểm tra bằng một lệnh (Python 3.8 trở lên; openssl nếu có tem thời gian):
    python3 TEN-TEP.zip
Mã thoát 0: nguyên vẹn. 1: có tệp đã đổi, tên tệp được nêu ra. 3: nguyên vẹn,
nhưng máy chưa kiểm được tem thời gian. Rồi so SHA-256 của tệp ZIP với số mà cơ
quan công bố: chương trình trong bộ tìm ra hỏng hóc, không chống được người cố
tình làm lại cả bộ. Muốn chắc, hãy lấy chương trình từ bộ khác:
    python3 BO-KHAC.zip TEN-TEP.zip
Đã giải nén thì chạy: python3 __main__.py

Không cần chương trình này: giải nén, rồi
    sha256sum -c SHA256SUMS
    openssl ts -verify -data manifest.json -in manifest.tsr -CAfile tsa-ca.pem
Tệp .wacz mở được ở replayweb.page.

Trong bộ: dossier.json (cả hồ sơ, kể cả kết luận trước và chứng cứ đã rút),
claimreview.jsonld, sealed.json (đúng văn bản mà người thẩm định đã thông qua:
SHA-256 của nó là niêm phong), evidence/ (chứng cứ), manifest.json.
Không kèm (chỉ có mã SHA-256, ghi ở "withheld" trong manifest.json): toàn văn bài
báo, vì bản quyền; ảnh, vì có thể có người riêng tư trong ảnh. Tên cán bộ không
nêu, chỉ nêu vai trò.

------------------------------------------------------------------------------
EVIDENCE KIT - verification dossier no. {dossier}

THE PUBLISHER IS A PARTY. This is the office's official response, not an
independent fact-check. The kit lets you look at each piece of evidence yourself.

Check it with one command (Python 3.8 or later; openssl where there are stamps):
    python3 THIS-FILE.zip
Exit code 0: whole. 1: a file was changed, and it is named. 3: whole, but this
machine could not check the time stamps. Then compare the ZIP's SHA-256 with the
one that the office published: the programme inside finds damage, it is no guard
against somebody who makes the whole kit anew. To be surer, use another kit's:
    python3 ANOTHER-KIT.zip THIS-FILE.zip
Unzipped already: python3 __main__.py

Without this programme: unzip, then the two commands above. A .wacz file opens
in replayweb.page.

Inside: dossier.json (the whole dossier, with earlier findings and withdrawn
evidence), claimreview.jsonld, sealed.json (the very text that the second reader
passed: its SHA-256 is the seal), evidence/, manifest.json.
Not inside (only their SHA-256, under "withheld" in manifest.json): full press
articles, for copyright; pictures, for the private people who may be in them.
Staff are named by their role only.
"""


def readme(contents: KitContents) -> str:
    """Fill the text in."""
    return TEXT.format(dossier=contents.dossier, office=contents.office, made_at=contents.made_at)

"""What running text in Vietnamese looks like."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.languages._prose import Look, Prose
from workbench.languages.base import words

_BARE_SYLLABLE = re.compile(
    r"(?:[bdhlmrsvx]|ch?|gh?|gi|kh?|ngh?|nh?|ph?|qu|th?|tr)?"
    r"(?:a(?:ch|ng|nh|[ciknmoptuy])?|e(?:ch|ng|nh|[cmnoptu])?|i(?:a|ch|nh|e(?:c|m|ng|n|p|t|u)|[mnptu])?"
    r"|o(?:ng|a(?:ch|ng|nh|[cimnopty])?|e[mnot]?|o(?:c|ng)|[cimnpt])?"
    r"|u(?:a(?:ng|[nty])?|e(?:ch|nh|[ntu])?|ng|o(?:c|i|m|ng|n|p|t|u)?|y(?:a|ch|en|et|nh|[nptu])?|[cimnptu])?"
    r"|y(?:e(?:m|ng|n|t|u))?)"
    r"|quy(?:ch|nh|[nptu])"
)
"""A syllable without any marks. `gi` and `qu` before a vowel are read as the onset."""

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

_UNMARKED = words("""
    ai an anh ba ban bang bao bay bi bia bin binh bom bong ca cam can canh cao cha chai chay chen
    chi chia chim cho chua chung coi com con cui cung danh di dinh do doanh dung duy em eo ga gai
    gan gang gay ghi gia giai giam gian giang giao gom ha hai hang hao hay heo hoa hoang hung huy
    huynh hy in ke kem ken khai khao khe khen khi kho khoa khoai khoan khoe khu khung khuya kia kim
    kinh la lai lam lan lang lao le leo linh lo loa loan lon long lui ly ma mai mang may men mi minh
    mong mua nai nam nan nay nem ngan ngang ngay nghe nghi ngoan ngon nguy nha nhai nham nhanh nhau
    nhi nho ninh non nung oan om ong pha phanh phao phe phi phim phong phun phung qua quai quan
    quang quanh quay que quen quy ra ram rau ren reo ro rung sa sai sang sao sau say sen sinh so soi
    son song sung suy ta tan tang tay tem tha thai tham than thanh thao thay theo thi thon thu thua
    tia tim tin tinh to toang tra trai trang tranh trao tre treo tri trinh trong trung truy tua tui
    tung tuy ty un ung uy vai van vang ven vi vinh vong vu vua vui xa xanh xe xem xin xinh xoa xoan
    xoay xong xu xung
""")
"""Words that have no marks; any other syllable without marks has most likely lost them."""


@lru_cache(maxsize=1 << 16)
def _look(word: str) -> Look:
    if not word.isascii():
        return Look.FOREIGN if _CYRILLIC.search(word) else Look.OWN
    if not word.islower():
        return Look.NAME
    if _BARE_SYLLABLE.fullmatch(word) is None:
        return Look.FOREIGN if len(word) > 1 else Look.OPEN
    if word in _UNMARKED or len(word) == 1:
        return Look.OPEN
    return Look.BARE


_ENGLISH = words("the he in on me no not so then than that this hi oh but bin a i")
"""Words of English that look like syllables, and are hardly ever parts of names; `To` and `An` are."""


def _is_name_part(word: str) -> bool:
    small = word.lower()
    return word.istitle() and small not in _ENGLISH and _BARE_SYLLABLE.fullmatch(small) is not None


_NEVER_DOUBLED = words("""
    bởi bị các cho của cùng cũng do dù đang đã đó được để giữa hoặc khi không là mà một mỗi nhưng những
    như nên nếu này phải qua rằng rồi sau sẽ sự theo thì trong trên trước tại từng và vào vì vẫn về với
    có còn đến ở bằng nhiều hơn vừa
""")
_ENDS_COMPOUND = {
    "bị": words("trang thiết chuẩn quân"),
    "bằng": words("công văn đồng cân thăng"),
    "các": words("nội"),
    "còn": words("vẫn"),
    "cho": words("để"),
    "có": words("hiện sẵn vốn hiếm giàu"),
    "cùng": words("cuối tận vô"),
    "do": words("tự lý"),
    "đến": words("nhắc nghĩ kể đề"),
    "đó": words("do từ"),
    "giữa": words("ở"),
    "hơn": words("tốt"),
    "không": words("hàng hay có số trên"),
    "là": words("lượt bay"),
    "một": words("tháng mười số thứ hạng lần từng mươi"),
    "nên": words("trở tạo làm gây"),
    "như": words("hầu dường gần"),
    "ở": words("nhà chỗ nơi nhà đất căn cư nhà"),
    "phải": words("cánh bên tay lẽ"),
    "qua": words("vừa thông trải vượt đã"),
    "rồi": words("cuối"),
    "sau": words("phía đằng mai hôm trước"),
    "sự": words("quân dân hình lịch nhân thời tâm"),
    "tại": words("hiện tồn thực"),
    "trong": words("bên phía"),
    "trên": words("bên phía ở"),
    "trước": words("phía đằng hôm lần"),
    "từng": words("đã"),
    "vào": words("ra"),
    "về": words("trở quay"),
    "được": words("có"),
}
_BEGINS_COMPOUND = {
    "bằng": words("chứng cấp"),
    "cùng": words("nhau lúc"),
    "do": words("thái"),
    "hơn": words("nữa"),
    "không": words("gian khí quân lực phận"),
    "sau": words("đó này khi"),
    "sự": words("kiện nghiệp việc cố vật thật"),
    "trước": words("đó khi"),
    "từng": words("bước"),
    "vừa": words("qua rồi"),
}


def _may_double(before: str, word: str, after: str) -> bool:
    """Return whether a syllable twice in a row can be right.

    Content words are reduplicated at will (ngày ngày, nhà nhà), and the end of one compound may
    meet the beginning of the next (tư vấn vấn đề): only small words are surely one too many.
    """
    if word not in _NEVER_DOUBLED:
        return True
    return before in _ENDS_COMPOUND.get(word, ()) or after in _BEGINS_COMPOUND.get(word, ())


_PLACES = """
    An Giang, Ba Lan, Bà Rịa, Bình Dương, Bình Nhưỡng, Bạc Liêu, Bắc Giang, Bắc Kinh, Bắc Ninh,
    Bồ Đào Nha, Cà Mau, Cần Thơ, Hoa Kỳ, Hà Giang, Hà Lan, Hà Nội, Hà Tĩnh, Hàn Quốc, Hải Dương,
    Hải Phòng, Hồ Chí Minh, Hồng Kông, Hội An, Khánh Hòa, Kiên Giang, Lai Châu, Long An, Lào Cai,
    Lâm Đồng, Lạng Sơn, Nghệ An, Nha Trang, Nhật Bản, Ninh Bình, Phú Quốc, Phú Thọ, Phần Lan,
    Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Thanh Hóa, Thái Lan,
    Thái Nguyên, Thụy Sĩ, Thụy Điển, Tiền Giang, Triều Tiên, Trung Quốc, Trà Vinh, Tây Ban Nha,
    Tây Ninh, Việt Nam, Vĩnh Long, Vĩnh Phúc, Yên Bái, Điện Biên, Đà Lạt, Đà Nẵng, Đài Loan,
    Đắk Lắk, Đồng Nai, Đồng Tháp, Ấn Độ
"""
_PLACE_NAMES = frozenset(re.split(r",\s+", _PLACES.strip()))

PROSE = Prose(
    look=_look,
    may_double=_may_double,
    never_doubled=words("bởi các của cho đang đã được hoặc là nhưng những nếu rằng sẽ và với"),
    length=1.045,
    spread=1.5,
    long_phrase=9,
    place_names=_PLACE_NAMES,
    kinds_of_place=words("""
        ao áo ấp bãi bản bánh bến buôn bún cảng cầu chùa chợ cửa đảo đầm đất đèo đền đình đồi động đường ga gò
        hang hầm hòn hồ huyện kênh khu kinh lăng làng lễ miếu mũi nem ngã ngõ người núi phà phở phố phường quán
        quận quần rạch rừng sân sông suối tết thác thành tháp thị thôn tỉnh vịnh vùng vườn xã xóm ông bà anh chị cô chú
        đại tướng họ nhà dân tiếng nước bắc nam đông tây trung
    """),
    is_name_part=_is_name_part,
)

"""Sentences that carry one fact, in three languages: news has too few of some kinds to count with.

They are put behind a good pair, on both sides, when the pair itself has no such fact. What stands in braces is drawn by chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Case, Damage, Good
from .tables import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    import random

_ORDER = ("en", "vi", "ru")
FACTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "decimal": (
        (
            "Output grew by {d} percent.",
            "Sản lượng tăng {d}%.",
            "Производство выросло на {d} процента.",
        ),
        (
            "The index stood at {d} points.",
            "Chỉ số đạt {d} điểm.",
            "Индекс составил {d} пункта.",
        ),
        (
            "The river rose by {d} metres.",
            "Mực nước sông dâng {d} mét.",
            "Уровень реки поднялся на {d} метра.",
        ),
        (
            "Inflation slowed to {d} percent.",
            "Lạm phát chậm lại còn {d}%.",
            "Инфляция замедлилась до {d}%.",
        ),
    ),
    "scale": (
        (
            "The project will cost {n} million dollars.",
            "Dự án sẽ tốn {n} triệu USD.",
            "Проект обойдется в {n} млн долларов.",
        ),
        (
            "Trade reached ${d} billion.",
            "Kim ngạch thương mại đạt {d} tỷ USD.",
            "Товарооборот достиг {d} млрд долларов.",
        ),
        (
            "Some {n} million people live there.",
            "Khoảng {n} triệu người sống ở đó.",
            "Там живут около {n} миллионов человек.",
        ),
        (
            "The debt is {n} billion euros.",
            "Khoản nợ là {n} tỷ euro.",
            "Долг составляет {n} миллиардов евро.",
        ),
    ),
    "date": (
        (
            "The talks took place on {Month} {day}.",
            "Cuộc hội đàm diễn ra ngày {day}/{month}.",
            "Переговоры прошли {day} {month}.",
        ),
        (
            "The office opened on {day} {Month}.",
            "Văn phòng khai trương ngày {day}/{month}.",
            "Представительство открылось {day} {month}.",
        ),
        (
            "Voting will begin on {Month} {day}.",
            "Cuộc bỏ phiếu sẽ bắt đầu ngày {day}/{month}.",
            "Голосование начнется {day} {month}.",
        ),
        (
            "He returned on {Month} {day}.",
            "Ông trở về vào ngày {day} tháng {month}.",
            "Он вернулся {day} {month}.",
        ),
        (
            "The treaty was signed on {Month} {day}.",
            "Hiệp ước được ký ngày {day} tháng {month}.",
            "Договор был подписан {day} {month}.",
        ),
    ),
    "weekday": (
        (
            "The minister spoke on {weekday}.",
            "Bộ trưởng phát biểu hôm {weekday}.",
            "Министр выступил {weekday}.",
        ),
        (
            "The decision was announced on {weekday}.",
            "Quyết định được công bố hôm {weekday}.",
            "О решении объявили {weekday}.",
        ),
        (
            "The session ends on {weekday}.",
            "Kỳ họp kết thúc vào {weekday}.",
            "Сессия закончится {weekday}.",
        ),
    ),
    "currency": (
        (
            "A ticket costs {n} dollars.",
            "Một tấm vé có giá {n} đô la.",
            "Билет стоит {n} долларов.",
        ),
        (
            "The fine is €{n}.",
            "Mức phạt là {n} euro.",
            "Штраф составляет {n} евро.",
        ),
        (
            "The repairs cost £{k}.",
            "Chi phí sửa chữa là {k} bảng Anh.",
            "Ремонт обошелся в {k} фунтов.",
        ),
        (
            "They were paid ${n} each.",
            "Mỗi người được trả {n} USD.",
            "Каждому заплатили по {n} долларов.",
        ),
        (
            "The fare is {n} roubles.",
            "Giá vé là {n} rúp.",
            "Проезд стоит {n} рублей.",
        ),
    ),
    "unit": (
        (
            "The road is {n} km long.",
            "Con đường dài {n} km.",
            "Длина дороги – {n} км.",
        ),
        (
            "The tower is {n} metres high.",
            "Tòa tháp cao {n} mét.",
            "Высота башни {n} метров.",
        ),
        (
            "The ship carried {k} tonnes of rice.",
            "Con tàu chở {k} tấn gạo.",
            "Судно везло {k} тонн риса.",
        ),
        (
            "Police seized {n} kg of gold.",
            "Cảnh sát thu giữ {n} kg vàng.",
            "Полиция изъяла {n} кг золота.",
        ),
        (
            "The fire burned {n} hectares.",
            "Đám cháy thiêu rụi {n} ha.",
            "Огонь уничтожил {n} гектаров.",
        ),
    ),
    "percent": (
        (
            "Exports fell by {n} percent.",
            "Xuất khẩu giảm {n}%.",
            "Экспорт сократился на {n}%.",
        ),
        (
            "Turnout was {n}%.",
            "Tỷ lệ cử tri đi bầu là {n}%.",
            "Явка составила {n} процентов.",
        ),
    ),
    "initials": (
        (
            "The paper was signed by A. V. Petrov.",
            "Văn kiện do A. V. Petrov ký.",
            "Документ подписал А. В. Петров.",
        ),
        (
            "J. R. Smith led the inquiry.",
            "J. R. Smith chỉ đạo cuộc điều tra.",
            "Расследование возглавил Дж. Р. Смит.",
        ),
        (
            "Ambassador G. S. Bezdetko took part.",
            "Đại sứ G. S. Bezdetko đã tham dự.",
            "В мероприятии участвовал посол Г. С. Бездетко.",
        ),
        (
            "M. Ivanova won the prize.",
            "M. Ivanova đã giành giải.",
            "Премию получила М. Иванова.",
        ),
    ),
    "url": (
        (
            "The report is online (https://www.example.org/news/2018/report).",
            "Báo cáo được đăng trên mạng (https://www.example.org/news/2018/report).",
            "Доклад опубликован в интернете (https://www.example.org/news/2018/report).",
        ),
        (
            "Details are on its site (http://example.com/press).",
            "Chi tiết có trên trang web (http://example.com/press).",
            "Подробности на сайте (http://example.com/press).",
        ),
        (
            "See the full list (https://data.example.net/a/b/list-7).",
            "Xem danh sách đầy đủ (https://data.example.net/a/b/list-7).",
            "Полный список (https://data.example.net/a/b/list-7).",
        ),
    ),
    "mail": (
        (
            "Write to press@example.org.",
            "Xin gửi thư tới press@example.org.",
            "Пишите по адресу press@example.org.",
        ),
        (
            "Questions go to news.desk@example.com.",
            "Câu hỏi xin gửi tới news.desk@example.com.",
            "Вопросы направляйте на news.desk@example.com.",
        ),
    ),
    "acronym": (
        (
            "The bank HSBC confirmed this.",
            "Ngân hàng HSBC xác nhận điều này.",
            "Банк HSBC подтвердил эту информацию.",
        ),
        (
            "The carmaker BMW declined to comment.",
            "Hãng xe BMW từ chối bình luận.",
            "Автоконцерн BMW отказался от комментариев.",
        ),
        (
            "The channel CNN reported it first.",
            "Kênh CNN đưa tin này đầu tiên.",
            "Первым об этом сообщил телеканал CNN.",
        ),
    ),
    "body": (
        (
            "The UN welcomed the agreement.",
            "LHQ hoan nghênh thỏa thuận.",
            "ООН приветствовала соглашение.",
        ),
        (
            "The EU will discuss it in spring.",
            "EU sẽ thảo luận việc này vào mùa xuân.",
            "ЕС обсудит это весной.",
        ),
        (
            "NATO has not replied.",
            "NATO chưa trả lời.",
            "НАТО пока не ответило.",
        ),
    ),
    "question": (
        ("What will come next?", "Điều gì sẽ xảy ra tiếp theo?", "Что будет дальше?"),
        ("Will they agree?", "Liệu họ có đồng ý?", "Согласятся ли они?"),
        ("Who will pay for it?", "Ai sẽ trả tiền cho việc đó?", "Кто за это заплатит?"),
    ),
    "vietnamese name": (
        (
            "Nguyen Van Hung was present.",
            "Ông Nguyễn Văn Hùng đã có mặt.",
            "Присутствовал Нгуен Ван Хунг.",
        ),
        (
            "Tran Thi Lan welcomed them.",
            "Bà Trần Thị Lan đã đón họ.",
            "Их встретила Чан Тхи Лан.",
        ),
        (
            "They met in Da Nang.",
            "Họ gặp nhau tại Đà Nẵng.",
            "Они встретились в Дананге.",
        ),
    ),
}


_PLURAL_NUMBERS = [n for n in range(11, 98) if n < 21 or n % 10 in (0, 5, 6, 7, 8, 9)]
"""Numbers after which Russian nouns have one form."""


def _values(language: str, numbers: tuple[int, ...]) -> dict[str, str]:
    """Return what stands for the braces of a sentence, as one language writes it."""
    count, whole, part, thousands, day, month, weekday = numbers
    mark, group = {"en": (".", ","), "vi": (",", "."), "ru": (",", "\u00a0")}[language]
    days = {
        "en": ENGLISH_WEEKDAYS[weekday],
        "vi": WEEKDAYS["vi"][weekday][1],
        "ru": ("во " if weekday == 1 else "в ") + WEEKDAYS["ru"][weekday][0],
    }
    return {
        "n": str(count),
        "d": f"{whole}{mark}{part}",
        "k": f"{thousands}{group}000",
        "day": str(day),
        "Month": ENGLISH_MONTHS[month - 1],
        "month": str(month) if language == "vi" else MONTHS["ru"][month - 1],
        "weekday": days[language],
    }


def with_fact(good: Good, kind: str, chance: random.Random) -> Good | None:
    """Return the pair with a sentence behind it that has a fact of a kind."""
    if not (good.may_grow and good.source.endswith(".") and good.target.endswith(".")):
        return None
    fact = chance.choice(FACTS[kind])
    numbers = (
        chance.choice(_PLURAL_NUMBERS),
        chance.randint(2, 120),
        chance.randint(1, 9),
        chance.randint(11, 97),
        chance.randint(1, 28),
        chance.randint(1, 12),
        chance.randrange(7),
    )
    source = fact[0].format(**_values("en", numbers))
    target = fact[_ORDER.index(good.language)].format(**_values(good.language, numbers))
    return good.with_texts(f"{good.source} {source}", f"{good.target} {target}")


def on_a_fact(kind: str, damage: Damage) -> Damage:
    """Return `damage` on the pair itself, or else on the pair with a sentence that has such a fact."""

    def run(good: Good, chance: random.Random) -> Case | str | None:
        made = damage(good, chance)
        if made is not None:
            return made
        longer = with_fact(good, kind, chance)
        made = None if longer is None else damage(longer, chance)
        if longer is None or not isinstance(made, str) or made == longer.target:
            return None
        return Case(before=(longer.text,), after=(longer.text.with_target(made),))

    run.__doc__ = damage.__doc__
    return run

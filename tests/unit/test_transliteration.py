"""A name crosses alphabets as a Russian editor would write it, and is found again in a draft."""

from __future__ import annotations

import pytest

from workbench.languages._transliteration import (
    cyrillic_from_russian_name,
    cyrillic_from_vietnamese_name,
    latin_key,
    similarity,
)


def pairs(table: str) -> list[tuple[str, ...]]:
    """Return the rows of a table of `name > spelling`, several rows to a line parted by `;`."""
    rows = table.replace("\n", ";").split(";")
    return [tuple(map(str.strip, row.split(">"))) for row in rows if row.strip()]


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    pairs("""
        Bezdetko > Бездетко; Peskov > Песков; Dmitry Peskov > Дмитрий Песков; PESKOV > ПЕСКОВ
        Anatoly Sokolov > Анатолий Соколов; Sergei Lavrov > Сергей Лавров
        G. S. Bezdetko > Г. С. Бездетко; G.S.Bezdetko > Г. С. Бездетко
        M.Yu. Lermontov > М. Ю. Лермонтов; A.P. Chekhov > А. П. Чехов; L.N. Tolstoi > Л. Н. Толстой
        D.D. Shostakovich > Д. Д. Шостакович; M.I. Glinka > М. И. Глинка
        A.S. Pushkin > А. С. Пушкин; P.I. Chaikovskiy > П. И. Чайковский
        Ye. Primakov > Е. Примаков; Lev Tolstoy > Лев Толстой
        Mayakovsky > Маяковский; Dostoevsky > Достоевский; Dostoyevsky > Достоевский
        Solzhenitsyn > Солженицын; Vysotsky > Высоцкий; Tsvetaeva > Цветаева; Zhukov > Жуков
        Shchukin > Щукин; Schukin > Щукин; Khrushchev > Хрущёв; Gorbachev > Горбачёв
        Bykov > Быков; Ryabkov > Рябков; Lukyanov > Лукьянов; Melnikov > Мельников; Yeltsin > Ельцин
        Prokofiev > Прокофьев; Rachmaninoff > Рахманинов; Zaitsev > Зайцев; Zaytsev > Зайцев
        Mikhailov > Михайлов; Mikhail Mishustin > Михаил Мишустин; Shoigu > Шойгу
        Maria Zakharova > Мария Захарова; Plisetskaya > Плисецкая; Nabiullina > Набиуллина
        Ilyin > Ильин; Solovyov > Соловьёв; Korolyov > Королёв; Semyonov > Семёнов
        Kudryavtsev > Кудрявцев; Shcherbakov > Щербаков; Matveyev > Матвеев; Moiseev > Моисеев
        Kuzmin > Кузьмин; Tretyakov > Третьяков; Dyachenko > Дьяченко; Troitsky > Троицкий
        Nikolayevich > Николаевич; Nikolaevich > Николаевич; Vasilyevich > Васильевич
        Melikhovo > Мелихово; Rosatom > Росатом; Rosneft > Роснефть; Kazan > Казань; Moscow > Москва
        Irkutsk > Иркутск; Donetsk > Донецк; Sevastopol > Севастополь; Yaroslavl > Ярославль
        Arkhangelsk > Архангельск; Ulyanovsk > Ульяновск; Grozny > Грозный; Khimki > Химки
        Nizhny Novgorod > Нижний Новгород; St. Petersburg > Санкт-Петербург
        Saint Petersburg > Санкт-Петербург; Yekaterinburg > Екатеринбург; Sochi > Сочи
    """),
)
def test_a_russian_name_gets_its_russian_spelling_back(latin: str, cyrillic: str) -> None:
    assert cyrillic_from_russian_name(latin) == cyrillic


@pytest.mark.parametrize(
    ("variants", "cyrillic"),
    pairs("""
        Dmitry Dmitri Dmitrii Dmitriy Dmitrij > Дмитрий
        Yevgeny Evgeny Evgeni Yevgeniy Evgenii > Евгений
        Yuri Yury Yuriy Iurii > Юрий
        Alexei Alexey Aleksei Aleksey > Алексей
        Andrei Andrey Andrej > Андрей
        Tchaikovsky Chaikovskiy Chaikovsky Chaykovskiy Tchaikovski > Чайковский
        Turetsky Turetskiy Turetski > Турецкий
        Tatyana Tatiana > Татьяна
        Ilya Il'ya Il’ya > Илья
        Fyodor Fedor > Фёдор
        Alexander Aleksandr > Александр
        Xenia Ksenia Kseniya > Ксения
        Yuliya Yulia Iuliia Julia > Юлия
        Viacheslav Vyacheslav > Вячеслав
    """),
)
def test_every_newspaper_romanises_differently_and_is_understood(
    variants: str, cyrillic: str
) -> None:
    got = {variant: cyrillic_from_russian_name(variant) for variant in variants.split()}
    assert got == dict.fromkeys(variants.split(), cyrillic)


@pytest.mark.parametrize("text", ["Песков", "Veltzé", "2024", "«»", ""])
def test_what_is_no_romanised_name_stays_as_it_is(text: str) -> None:
    assert cyrillic_from_russian_name(text) == text


def test_an_english_possessive_is_not_taken_for_a_soft_sign() -> None:
    assert cyrillic_from_russian_name("Peskov's") == "Песков's"


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    pairs("""
        Phạm Minh Chính > Фам Минь Тинь; Nguyễn Phú Trọng > Нгуен Фу Чонг; Tô Lâm > То Лам
        Võ Văn Thưởng > Во Ван Тхыонг; Hồ Chí Minh > Хо Ши Мин; Vương Đình Huệ > Выонг Динь Хюэ
        Trần Đại Quang > Чан Дай Куанг; Lê Hoài Trung > Ле Хоай Чунг; Bùi Thanh Sơn > Буй Тхань Шон
        Đặng Minh Khôi > Данг Минь Кхой; Nguyễn Xuân Phúc > Нгуен Суан Фук; Lê Duẩn > Ле Зуан
        Trương Tấn Sang > Чыонг Тан Шанг; Nông Đức Mạnh > Нонг Дык Мань; Đỗ Mười > До Мыой
        Nguyễn Tấn Dũng > Нгуен Тан Зунг; Nguyễn Minh Triết > Нгуен Минь Чьет
        Nguyễn Thị Kim Ngân > Нгуен Тхи Ким Нган; Trần Thanh Mẫn > Чан Тхань Ман
        Lương Cường > Лыонг Кыонг; Trần Đức Lương > Чан Дык Лыонг; Phan Văn Khải > Фан Ван Кхай
        Lê Khả Phiêu > Ле Кха Фьеу; Phan Văn Giang > Фан Ван Зянг; Ngô Xuân Lịch > Нго Суан Лить
        Võ Nguyên Giáp > Во Нгуен Зяп; Phạm Văn Đồng > Фам Ван Донг; Lê Đức Thọ > Ле Дык Тхо
        Tôn Đức Thắng > Тон Дык Тханг; Trường Chinh > Чыонг Тинь; Phan Châu Trinh > Фан Тяу Чинь
        Ngô Đình Diệm > Нго Динь Зьем; Nguyễn Văn Thiệu > Нгуен Ван Тхьеу
        Huỳnh Tấn Phát > Хюинь Тан Фат; Nguyễn Ái Quốc > Нгуен Ай Куок; Nguyễn Du > Нгуен Зу
        Trần Hưng Đạo > Чан Хынг Дао; Nguyễn Trãi > Нгуен Чай; Bảo Đại > Бао Дай; Tố Hữu > То Хыу
        Lý Thái Tổ > Ли Тхай То; Trần Đại Nghĩa > Чан Дай Нгиа; Phạm Tuân > Фам Туан
        Hồ Xuân Hương > Хо Суан Хыонг; NGUYỄN DU > НГУЕН ЗУ; Truyện Kiều > Чуен Киеу
    """),
)
def test_a_vietnamese_person_is_written_as_russian_newspapers_do(name: str, cyrillic: str) -> None:
    assert cyrillic_from_vietnamese_name(name) == cyrillic


@pytest.mark.parametrize(
    ("name", "cyrillic"),
    pairs("""
        Hà Nội > Ханой; Đà Nẵng > Дананг; Hạ Long > Халонг; Huế > Хюэ; Hải Phòng > Хайфон
        Cần Thơ > Кантхо; Điện Biên Phủ > Дьенбьенфу; Hồ Chí Minh > Хошимин; Nha Trang > Нячанг
        Lai Châu > Лайтяу; Sơn La > Шонла; Lào Cai > Лаокай; Yên Bái > Йенбай; Hà Giang > Хазянг
        Tuyên Quang > Туенкуанг; Cao Bằng > Каобанг; Bắc Kạn > Баккан; Phú Thọ > Футхо
        Thái Nguyên > Тхайнгуен; Vĩnh Phúc > Виньфук; Lạng Sơn > Лангшон; Bắc Giang > Бакзянг
        Quảng Ninh > Куангнинь; Hải Dương > Хайзыонг; Hưng Yên > Хынгйен; Hòa Bình > Хоабинь
        Hoà Bình > Хоабинь; Thanh Hóa > Тханьхоа; Nghệ An > Нгеан; Hà Tĩnh > Хатинь
        Quảng Trị > Куангчи; Thừa Thiên - Huế > Тхыатхьен-Хюэ; Thừa Thiên-Huế > Тхыатхьен-Хюэ
        Quảng Ngãi > Куангнгай; Phú Yên > Фуйен; Khánh Hòa > Кханьхоа; Ninh Thuận > Ниньтхуан
        Kon Tum > Контум; Gia Lai > Зялай; Đắk Lắk > Даклак; Lâm Đồng > Ламдонг
        Bình Phước > Биньфыок; Tây Ninh > Тэйнинь; Bình Dương > Биньзыонг; Đồng Nai > Донгнай
        Bà Rịa - Vũng Tàu > Бариа-Вунгтау; Bến Tre > Бенче; Trà Vinh > Чавинь; An Giang > Анзянг
        Kiên Giang > Кьензянг; Sóc Trăng > Шокчанг; Bạc Liêu > Бакльеу; Cà Mau > Камау
        Rạch Giá > Ратьзя; Cam Ranh > Камрань; Quy Nhơn > Куинён; Biên Hòa > Бьенхоа
        Buôn Ma Thuột > Буонметхуот; Phú Quốc > Фукуок; Hoàng Sa > Хоангша; Tuy Hòa > Туихоа
        Mỹ Tho > Митхо; Hội An > Хойан; Chợ Lớn > Тёлон; HÀ NỘI > ХАНОЙ; BẮC NINH > БАКНИНЬ
    """),
)
def test_a_vietnamese_place_is_written_as_russian_maps_do(name: str, cyrillic: str) -> None:
    assert cyrillic_from_vietnamese_name(name, joined=True) == cyrillic


@pytest.mark.parametrize("name", ["Hà Nội", "Hải Phòng", "Việt Nam", "Nha Trang"])
def test_a_well_known_place_is_never_torn_apart(name: str) -> None:
    apart = cyrillic_from_vietnamese_name(name)
    assert apart == cyrillic_from_vietnamese_name(name, joined=True)
    assert " " not in apart


def test_a_part_that_is_no_vietnamese_syllable_stays_for_a_person_to_decide() -> None:
    assert cyrillic_from_vietnamese_name("Pleiku") == "Pleiku"
    assert cyrillic_from_vietnamese_name("Trần Rodríguez") == "Чан Rodríguez"
    assert cyrillic_from_vietnamese_name("") == ""
    assert cyrillic_from_vietnamese_name("hà giang", joined=True) == "хазянг"


@pytest.mark.parametrize(
    ("latin", "other"),
    pairs("""
        Peskov > Песков; Tchaikovsky > Чайковский; Chaikovskiy > Чайковский; Kazan > Казань
        Dmitry > Дмитрий; Dmitriy > Дмитрии; Hanoi > Hà Nội; Truyen Kieu > Truyện Kiều
        Alexei > Алексей; Yuri > Юрий; Nguyen > Нгуен; Vietnam > Вьетнам; Gennady > Геннадий
        Tsiolkovsky > Циолковский; Zhukov > Жуков; Moscow > Moskow; Prokofiev > Прокофьев
    """),
)
def test_two_spellings_of_one_sound_have_one_key(latin: str, other: str) -> None:
    assert latin_key(latin) == latin_key(other)
    assert similarity(latin, other) == 1


@pytest.mark.parametrize(
    ("latin", "other", "least"),
    [
        ("Rosatom", "Росатомом", 0.9),
        ("Rosatom", "«Росатома»", 0.9),
        ("Peskov", "Песковым", 0.85),
        ("Dmitry Peskov", "Дмитрием Песковым", 0.85),
        ("G. S. Bezdetko", "Г. С. Бездетки", 0.85),
        ("Hanoi", "Ханое", 0.8),
        ("Ha Long", "Халонге", 0.9),
        ("Shostakovich", "Шостаковича", 0.9),
        ("Chaikovskiy", "Чайковского", 0.85),
        ("Melikhovo", "Мелихове", 0.9),
        ("Pravda", "Правдой", 0.9),
        ("Moscow", "Москве", 0.6),
        ("Asia", "Азии", 0.6),
        ("Kremlin", "Кремля", 0.6),
        ("phygital", "фиджитал", 0.6),
        ("Trần Đại Quang", "Чан Дай Куанга", 0.9),
    ],
)
def test_a_declined_name_is_found_in_a_draft(latin: str, other: str, least: float) -> None:
    assert least < similarity(latin, other) <= 1


@pytest.mark.parametrize(
    ("latin", "other", "most"),
    [
        ("Rosatom", "Росстата", 0.75),
        ("Rosatom", "Роскосмоса", 0.75),
        ("Peskov", "Бездетко", 0.5),
        ("Peskov", "Москва", 0.5),
        ("Bezdetko", "посол", 0.5),
        ("Kazan", "сотрудничество", 0.5),
        ("Hanoi", "Москва", 0.5),
        ("Vietnam", "России", 0.5),
        ("Peskov", "…", 0.001),
        ("", "Песков", 0.001),
    ],
)
def test_another_name_is_not_taken_for_it(latin: str, other: str, most: float) -> None:
    assert 0 <= similarity(latin, other) < most

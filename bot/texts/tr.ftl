# Türkçe: yalnızca temel cümleler; gerisi İngilizce.
start =
    <b>Merhaba! Ben bir sohbet robotuyum – insan değil, bir bilgisayarım.</b>

    Haslev ve Faxe'deki vatandaş hizmetleri (Borgerservice) ve kütüphanelerle ilgili soruları yanıtlarım, ama yalnızca Danca ve İngilizce. Yanıtlarımı görevliler yazdı ve onayladı. Emin olmadığımda bunu söyler ve sorunuzu bir görevliye iletmeyi öneririm.

    <b>Buraya asla CPR numaranızı, şifrelerinizi veya başka özel bilgilerinizi yazmayın.</b>

    Sorunuzu kendi sözlerinizle yazın.
help =
    <b>Beni nasıl kullanırsınız</b>
    Sorunuzu kendi sözlerinizle, mümkünse Danca veya İngilizce yazın. Ben bir sohbet robotuyum ve yalnızca görevlilerin onayladığı metinlerle yanıt veririm.

    /menneske – bir görevliye sorun
    /sprog – Danca veya İngilizce
    /hjaelp – bu yardım

    Buraya asla CPR numaranızı veya şifrelerinizi yazmayın.
small_talk-bot-hilsen =
    Merhaba! Ben bir sohbet robotuyum – insan değil, bir bilgisayarım. Yalnızca Danca ve İngilizce yanıt veririm. Sorunuzu Türkçe yazarsanız onu bir görevliye iletebilirim.
thanked = Rica ederim!
offer-not_understood = Üzgünüm, mesajınızı anlamadım.
offer-unsure = Buna kesin bir yanıtım yok ve tahmin yürütmek istemem.
offer-asked_for_person = Buradan, sohbet üzerinden bir görevliden – bir insandan – yanıt alabilirsiniz.
offer-needs_person = Bu konuda size bir görevlinin yardım etmesi gerekiyor.
offer-failed_clarification = O zaman sizin için doğru yanıtım yok.
offer-not_filled_in = Ne sorduğunuzu anlıyorum, ama Haslev ve Faxe için bilgilerim eksik.
offer-not_valid = Buna verdiğim yanıt şu anda geçerli değil.
offer-review_overdue = Buna verdiğim yanıt şu anda gözden geçiriliyor; size eski bir bilgi vermek istemem.
offer-other_language = Ben bir sohbet robotuyum, yani bir bilgisayarım; yalnızca Danca ve İngilizce yanıt verebilirim.
offer-not_text = Yalnızca metin okuyabilirim – resim, ses veya dosya okuyamam.
offer-not_helpful = Buna üzüldüm.
offer-in_want = Bu zor görünüyor ve bu konuda size bir insan yardım etmeli. Şu anda tehlikede olan biri varsa 112’yi arayın.
offer-question =
    Sorunuzu bir görevliye ileteyim mi? Yanıt, çalışma saatlerinde bu sohbete gelir. Tam olarak ne zaman geleceğine söz veremem. Telefon ve adres için <a href="{ $contact }">iletişim sayfamıza</a> bakın.
offer-question-empty =
    Bir görevliye haber vereyim mi? Yanıt, çalışma saatlerinde bu sohbete gelir. Tam olarak ne zaman geleceğine söz veremem. Telefon ve adres için <a href="{ $contact }">iletişim sayfamıza</a> bakın.
offer-yes = Evet, iletin
offer-no = Hayır, teşekkürler
offer-declined = Sorun değil. Başka bir sorunuz olursa yazmanız yeterli.
nobody-reachable =
    Ne yazık ki sorunuzu şu anda bir görevliye iletemiyorum. Telefon ve adres için <a href="{ $contact }">iletişim sayfamıza</a> bakın.
case-opened =
    <b>Sorunuz bir görevliye iletildi.</b> Yanıt buraya gelecek. Şimdi yazacağınız her şey görevliye gider; ben bu sırada susarım.
case-opened-empty =
    <b>Bir görevliye haber verildi.</b> Konunun ne olduğunu buraya yazabilirsiniz. Şimdi yazacağınız her şey görevliye gider; ben bu sırada susarım.
case-not-relayed =
    Mesajınız görevliye ulaşmadı. Biraz sonra yeniden deneyin veya telefon ve adres için <a href="{ $contact }">iletişim sayfamıza</a> bakın.
case-close = Görüşmeyi bitir
case-closed = Görevliyle görüşmeniz sona erdi. Şimdi yine ben, sohbet robotu, yanıt veriyorum.
case-nothing-to-close = Şu anda bir görevliyle görüşmeniz yok.
from-person = <b>{ $name }</b> (bir insan):
refuse =
    <b>Mesajınızda bir CPR numarası var gibi görünüyor.</b> Lütfen silin: mesajın üzerine basılı tutun ve Sil'i seçin. Numarayı kaydetmedim.

    Sorunuzu numara olmadan yeniden yazın. Kendi dosyanızla ilgiliyse belediyeye Digital Post ile yazın.
went-wrong =
    Bende bir sorun oluştu. Biraz sonra yeniden deneyin veya telefon ve adres için <a href="{ $contact }">iletişim sayfamıza</a> bakın.

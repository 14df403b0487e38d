# Türkçe: yalnızca temel cümleler; gerisi İngilizce.
offer-other_language = Ben bir sohbet robotuyum, yani bir bilgisayarım; yalnızca Danca ve İngilizce yanıt verebilirim.
offer-question =
    Sorunuzu bir görevliye ileteyim mi? Yanıt, çalışma saatlerinde bu sohbete gelir. Telefon ve adres için <a href="{ $contact }">iletişim sayfamıza</a> bakın.
offer-yes = Evet, iletin
offer-no = Hayır, teşekkürler

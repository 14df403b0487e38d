# Nederlands: alleen de belangrijkste zinnen; de rest is in het Engels.
offer-other_language =
    Ik ben een chatbot, dus een computer, en ik kan alleen in het Deens en het Engels antwoorden.
offer-question =
    Zal ik je vraag doorsturen naar een medewerker? Het antwoord komt hier in de chat, tijdens de openingstijden. Ik kan niet beloven wanneer. Telefoonnummer en adres staan op <a href="{ $contact }">onze contactpagina</a>.
offer-yes = Ja, stuur de vraag door
offer-no = Nee, bedankt
offer-declined = Dat is prima. Schrijf gerust als je een andere vraag hebt.
case-opened =
    <b>Je vraag is doorgestuurd naar een medewerker.</b> Het antwoord komt hier. Alles wat je nu schrijft, gaat naar de medewerker, en ik ben zolang stil.
small_talk-bot-hilsen =
    Hallo! Ik ben een chatbot: een computer, geen mens. Ik antwoord alleen in het Deens en het Engels. Als je je vraag in je eigen taal schrijft, kan ik die doorsturen naar een medewerker.
thanked = Graag gedaan!

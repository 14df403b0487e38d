# Dansk: alle sætninger, som borgere og medarbejdere læser. <b> og <a> er Telegrams HTML.

# Velkomst og hjælp
start =
    <b>Hej! Jeg er en chatbot – en computer, ikke et menneske.</b>

    Jeg svarer på spørgsmål om Borgerservice og bibliotekerne i Haslev og Faxe: pas, MitID, flytning, lån, e-bøger, arrangementer og meget mere. Mine svar er skrevet og godkendt af medarbejdere. Når jeg er i tvivl, siger jeg det og tilbyder at sende dit spørgsmål til en medarbejder.

    <b>Skriv aldrig dit CPR-nummer, koder eller andre private ting her.</b>

    Skriv dit spørgsmål med dine egne ord, eller vælg et emne.
help =
    <b>Sådan bruger du mig</b>
    Skriv dit spørgsmål med dine egne ord, for eksempel »hvad koster et pas«. Jeg er en chatbot og svarer kun med tekster, som medarbejdere har godkendt.

    /menneske – spørg en medarbejder
    /abonnement – få besked om arrangementer, ret det, eller stop det
    /sprog – dansk eller English
    /privatliv – hvad jeg gemmer om dig
    /hjaelp – denne hjælp

    Skriv aldrig CPR-nummer eller koder her. Her er emnerne:
help-in-case =
    <b>Du skriver med en medarbejder.</b> Alt, hvad du skriver, går til medarbejderen, og jeg, chatbotten, er stille imens.

    /afslut – afslut samtalen, så svarer jeg igen
    /abonnement – få besked om arrangementer, ret det, eller stop det
    /sprog – dansk eller English
    /privatliv – hvad jeg gemmer om dig
    /hjaelp – denne hjælp

    Skriv aldrig CPR-nummer eller koder her.
command-start = Start forfra
command-help = Hjælp og emner
command-language = Dansk eller English
command-person = Spørg en medarbejder
command-end = Afslut samtalen med en medarbejder
command-privacy = Dine oplysninger
command-my-data = Se, hvad der er gemt om dig
command-erase = Slet, hvad der er gemt om dig
bot-description = Jeg er en chatbot – en computer, ikke et menneske. Jeg svarer på spørgsmål om Borgerservice og bibliotekerne i Haslev og Faxe med tekster, som medarbejdere har godkendt, og sender dit spørgsmål videre til en medarbejder, når jeg er i tvivl. Skriv aldrig CPR-nummer eller koder her.
bot-short-description = Chatbot for Faxe Kommunes Biblioteker og Borgerservice. En computer, der sender videre til mennesker.

# Sprog
language-choose = Hvilket sprog vil du have svar på? / Which language would you like?
language-set = Jeg svarer på dansk fra nu af.
language-name-da = Dansk
language-name-en = English

# Svar
thanked = Selv tak! Skriv bare, hvis der er andet.
one-at-a-time = Vælg gerne én af dem først.
worked = Godt at høre! Skriv bare, hvis der er andet.
say-more = Hvad tænker du på? Skriv gerne en hel sætning, for eksempel »hvor får jeg et pas«. Du kan også få fat i en medarbejder.
nodded = Skriv bare, hvis jeg kan hjælpe med noget.
source-line = Kilde: { $source }
updated-line = Opdateret { $date }
helped-yes = Det hjalp
helped-no = Det hjalp ikke
helped-thanks = Tak, godt at høre.
helped-noted = Tak for din besked.
ask-person = Spørg en medarbejder
clarify =
    Hvad mener du? Tryk på en knap, eller skriv tallet.
clarify-one =
    Er det det her, du mener? Tryk på en knap, eller skriv 1.
clarify-lacks-detail =
    Præcis det kan jeg ikke svare på. Men jeg kan fortælle dig om det her. Tryk på en knap, eller skriv tallet.
none-of-these = Ingen af dem
not-this-one = Nej, noget andet
not-served = Det emne findes ikke længere. Skriv gerne dit spørgsmål.
old-button = Den knap er for gammel. Skriv gerne dit spørgsmål igen.

# Menu
menu-areas = Vælg et emne, eller skriv dit spørgsmål:
menu-topics = <b>{ $area }</b> – vælg et emne:
menu-entries = <b>{ $topic }</b> – hvad vil du vide?
menu-back = ‹ Tilbage

# Overgivelse til en medarbejder
offer-not_understood = Jeg forstod desværre ikke din besked.
offer-unsure = Det har jeg ikke et sikkert svar på, og jeg vil ikke gætte.
offer-asked_for_person = Du kan få svar fra en medarbejder – et menneske – her i chatten.
offer-needs_person = Det skal en medarbejder hjælpe dig med.
offer-failed_clarification = Så har jeg ikke det rigtige svar til dig.
offer-not_filled_in = Jeg ved, hvad du spørger om, men jeg mangler oplysningerne for Haslev og Faxe.
offer-not_valid = Mit svar på det gælder ikke lige nu.
offer-review_overdue = Mit svar på det er ved at blive tjekket, så jeg vil ikke give dig et forældet svar.
offer-other_language = Jeg er en chatbot – en computer – og kan kun svare på dansk og engelsk.
offer-not_text = Jeg kan kun læse tekst – ikke billeder, lyd eller filer.
offer-not_helpful = Det er jeg ked af.
offer-in_want = Det lyder hårdt, og det skal et menneske hjælpe dig med. Er nogen i fare lige nu, så ring 112.
offer-question =
    Skal jeg sende dit spørgsmål til en medarbejder? Svaret kommer her i chatten i åbningstiden. Jeg kan ikke love hvornår. Du kan også finde telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
offer-question-empty =
    Skal jeg hente en medarbejder? Svaret kommer her i chatten i åbningstiden. Jeg kan ikke love hvornår. Du kan også finde telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
offer-question-by =
    Skal jeg sende dit spørgsmål til en medarbejder? Du får svar her i chatten { $when }. Du kan også finde telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
offer-question-empty-by =
    Skal jeg hente en medarbejder? Du får svar her i chatten { $when }. Du kan også finde telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
offer-call = Vil du hellere ringe, er nummeret { $phone }.
promise-by-today = i dag inden kl. { $time }
promise-by-tomorrow = i morgen inden kl. { $time }
promise-by-weekday = på { $weekday } inden kl. { $time }
promise-by-date = den { $date } inden kl. { $time }
offer-yes = Ja, spørg en medarbejder
offer-no = Nej tak
offer-latest = Dit seneste spørgsmål er: »{ $question }«
offer-waits = Mit spørgsmål venter stadig på dig: svar gerne ja eller nej.
offer-declined = Det er helt i orden. Skriv bare, hvis der er andet.
nobody-reachable =
    Jeg kan desværre ikke sende dit spørgsmål til en medarbejder lige nu. Du finder telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
case-opened =
    <b>Dit spørgsmål er sendt til en medarbejder.</b> Svaret kommer her. Alt, hvad du skriver nu, går til medarbejderen, og jeg er stille imens.
case-opened-empty =
    <b>En medarbejder har fået besked.</b> Skriv gerne her, hvad det drejer sig om. Alt, hvad du skriver nu, går til medarbejderen, og jeg er stille imens.
case-promise = Du får svar { $when }.
case-already-open = Du skriver allerede med en medarbejder.
case-not-relayed =
    Din besked nåede ikke frem til medarbejderen. Prøv igen om lidt, eller find telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
case-close = Afslut samtalen
case-closed = Samtalen med medarbejderen er slut. Nu er det mig, chatbotten, der svarer igen.
case-reopen = Jeg er ikke færdig
case-reopened = <b>Samtalen med medarbejderen er åben igen.</b> Alt, hvad du skriver nu, går til medarbejderen, og jeg er stille imens.
case-late =
    Det tager desværre længere tid end lovet. Dit spørgsmål er ikke glemt, og vi har mindet medarbejderne om det. Du finder også telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
case-silent =
    Fik du svar på det hele? Skriv gerne, hvis der er mere. Hører vi ikke fra dig, slutter samtalen med medarbejderen { $days ->
        [one] om { $days } dag
       *[other] om { $days } dage
    }.
case-nothing-to-close = Du har ingen samtale med en medarbejder lige nu.
from-person-corrected = <b>{ $name }</b> (et menneske) har rettet sit svar:
from-person = <b>{ $name }</b> (et menneske):

# Personlige oplysninger
refuse =
    <b>Din besked så ud til at indeholde et CPR-nummer, en kode eller et kortnummer.</b> Slet den gerne: hold fingeren på beskeden, og vælg Slet. Jeg prøver også selv at slette den. Jeg har ikke gemt tallene.

    Skriv dit spørgsmål igen uden dem. Handler det om din egen sag, så skriv til kommunen med Digital Post.
refuse-in-case =
    <b>Din besked så ud til at indeholde et CPR-nummer, en kode eller et kortnummer.</b> Medarbejderen får beskeden uden tallene, så du behøver ikke skrive den igen.

    Slet den gerne: hold fingeren på beskeden, og vælg Slet. Jeg prøver også selv at slette den. Jeg har ikke gemt tallene. Handler det om din egen sag, så skriv til kommunen med Digital Post.
withheld =
    <b>Det, du sendte, har et navn, der ligner et CPR-nummer, en kode eller et kortnummer.</b> Derfor giver jeg det ikke videre. Slet det gerne: hold fingeren på beskeden, og vælg Slet. Jeg prøver også selv at slette den. Jeg har ikke gemt tallene.

    Vil du sende det igen, så giv det først et andet navn. Handler det om din egen sag, så skriv til kommunen med Digital Post.

# Rettigheder
privacy =
    <b>Dine oplysninger i denne chat</b>
    Jeg er en chatbot – en computer. Faxe Kommune er ansvarlig for det, jeg gemmer.

    <b>Hvad gemmer jeg, og hvorfor?</b>
    • Dit sprog og dit seneste spørgsmål, så jeg kan følge med i samtalen. Det bliver slettet { $text } dage efter din seneste besked.
    • Spørgsmål, som du beder mig sende til en medarbejder. De bliver slettet { $cases } dage efter, at samtalen er slut, og det, der er skrevet i den, efter { $text } dage. Er din samtale blevet en del af en sag, kan loven kræve, at den bliver gemt længere.
    • Hvis du siger ja: dine spørgsmål uden navn, så vi kan gøre svarene bedre. De bliver slettet efter { $questions } dage.
    • Har du bedt om besked om arrangementer: hvad du selv har valgt, til du stopper det, og hvad du har fået besked om, til 30 dage efter arrangementet.
    • Har en medarbejder sat chatten på pause: at den holder pause, og hvornår pausen slutter.
    Dit navn gemmer jeg ikke. CPR-numre, koder, telefonnumre og adresser bliver sløret, før noget bliver gemt.

    <b>Telegram</b>
    Telegram er et privat firma uden for EU og gemmer selv chatten. Den er ikke krypteret hele vejen. Skriv derfor aldrig CPR-nummer eller koder her, og brug Digital Post, når det gælder din egen sag.

    <b>Dine muligheder</b>
    /minedata – få alt, hvad der er gemt om dig
    /slet – slet det hele
    Har du spørgsmål, kan du skrive til en medarbejder med /menneske eller finde kommunens databeskyttelsesrådgiver på <a href="{ $contact }">vores kontaktside</a>. Du kan klage til Datatilsynet.
data-show = Se mine data
data-erase = Slet mine data
data-nothing = Jeg har ikke gemt noget om dig.
data-file = Her er alt, hvad jeg har gemt om dig.
data-intro = Alt, hvad chatbotten har gemt om dig. Telegram gemmer selv chatten; det kan du læse om med /privatliv.
data-yes = ja
data-no = nej
data-value-state-open = ny
data-value-state-claimed = en medarbejder har den
data-value-state-waiting_for_staff = venter på en medarbejder
data-value-state-waiting_for_citizen = venter på dig
data-value-state-closed = afsluttet
data-value-state-reopened = åbnet igen
data-value-state-waiting = venter
data-value-state-working = bliver behandlet
data-value-state-done = behandlet
data-value-state-set_aside = kunne ikke behandles
data-value-state-due = skal sendes
data-value-state-sending = bliver sendt
data-value-state-sent = sendt
data-value-state-failed = kunne ikke sendes
data-value-state-blocked = ikke sendt: chatten er blokeret
data-value-state-uncertain = måske sendt
data-value-state-replaced = erstattet af en nyere
data-value-state-given = på vej eller sendt
data-value-state-writing = skrives
data-value-state-aside = lagt til side
data-value-state-trying = bliver prøvet af
data-value-state-turning = ved at blive taget tilbage
data-value-state-dropped = bliver ikke sendt
data-value-reason-not_understood = ikke forstået
data-value-reason-unsure = ikke sikker på svaret
data-value-reason-asked_for_person = du ville tale med et menneske
data-value-reason-needs_person = kræver en medarbejder
data-value-reason-failed_clarification = ingen af forslagene passede
data-value-reason-not_filled_in = lokale oplysninger manglede
data-value-reason-not_valid = svaret gjaldt ikke
data-value-reason-review_overdue = svaret skulle tjekkes
data-value-reason-other_language = andet sprog
data-value-reason-not_text = ikke tekst
data-value-reason-not_helpful = svaret hjalp ikke
data-value-reason-in_want = mangler tag over hovedet, mad eller varme
data-value-rating-asked = spurgt
data-value-rating-given = givet
data-value-purpose-reply = svar til dig
data-value-purpose-topic = din sag hos medarbejderne
data-value-purpose-card = din sag hos medarbejderne
data-value-purpose-to_staff = til medarbejderne
data-value-purpose-to_citizen = fra en medarbejder til dig
data-value-purpose-status = besked om, hvordan det går
data-value-purpose-announcement = besked, som du har bedt om
data-value-kind-new = nyt
data-value-kind-moved = ændret
data-value-kind-sold_out = udsolgt
data-value-kind-cancelled = aflyst
data-value-kind-back = bliver alligevel til noget
data-value-kind-reminder = påmindelse
data-value-kind-digest = oversigt
data-value-kind-post = opslag fra biblioteket
data-value-kind-entries = svar
data-value-kind-sets = spørgsmål til afprøvning
data-value-what-edit = rettet
data-value-what-new = nyt svar
data-value-what-undo = fortrudt
data-value-what-archive = arkiveret
data-value-what-draft = udkast
data-value-what-load = indlæst
data-value-what-import = importeret
data-value-what-import-propose = fil afleveret
data-value-what-import-drop = fil smidt ud
data-value-what-export = hentet som fil
data-value-what-check = tjekket
data-value-what-topic = emne valgt til vidensbasen
data-value-what-incident = driftsmeddelelse
data-value-what-incident-end = driftsmeddelelse stoppet
data-value-what-role = rolle givet
data-kind-conversation = Samtalen
data-kind-case = Spørgsmål til en medarbejder
data-kind-incoming = Besked fra dig
data-kind-outgoing = Besked til dig eller om din samtale
data-kind-banned = Pause: vi svarer ikke i chatten
data-kind-blocked = Du har blokeret chatbotten
data-field-chat-id = Chattens nummer hos Telegram
data-field-language = Sprog
data-field-last-question = Seneste spørgsmål
data-field-improve = Må spørgsmål bruges til at gøre svarene bedre
data-field-updated-at = Sidst ændret
data-field-id = Nummer
data-field-state = Tilstand
data-field-question = Spørgsmål
data-field-reason = Grund
data-field-opened-at = Begyndt
data-field-closed-at = Afsluttet
data-field-for-record = Skal gemmes som en del af en sag
data-field-update-id = Nummer hos Telegram
data-field-received-at = Modtaget
data-field-purpose = Formål
data-field-created-at = Skrevet
data-field-finished-at = Sendt
data-field-helped = Hjalp svaret
data-field-text = Tekst
data-field-since = Siden
data-field-until = Indtil
erase-ask =
    <b>Skal jeg slette alt, hvad jeg har gemt om dig?</b>
    Så glemmer jeg dit sprog, dine spørgsmål, det, du og medarbejderne har skrevet til hinanden, og det, der er på vej til dig. Du får ikke længere besked om arrangementer, og det, du har valgt, er væk. Har du en samtale med en medarbejder, slutter den. Det kan ikke fortrydes.

    Det her bliver: samtaler, som loven siger, vi skal gemme, og spørgsmål, som du har ladet os gemme uden navn; jeg kan ikke se, hvem der har skrevet dem. Chatten i din egen Telegram sletter du selv. Tryk på en knap:
erase-yes = Ja, slet alt
erase-no = Nej, behold det
erase-kept = Det er helt i orden. Jeg har ikke slettet noget.
erased = <b>Alt, hvad jeg havde gemt om dig, er slettet.</b> Du kan altid skrive til mig igen.
erased-but-kept =
    <b>Det, jeg må slette, er slettet.</b> Samtale { $cases } er blevet en del af en sag, og den skal kommunen gemme efter loven. Spørg en medarbejder, hvis du vil vide mere.
erased-but-banned =
    <b>Det, jeg må slette, er slettet.</b> Tilbage er kun, at chatten holder pause, og hvornår pausen slutter. Det forsvinder af sig selv, når den er slut. Se det med /minedata.
improve-ask = Må vi gemme dine spørgsmål – uden navn – så vi kan gøre svarene bedre? Du kan altid ændre det med /privatliv.
improve-yes = Ja, det må I gerne
improve-no = Nej tak
improve-start = Brug gerne mine spørgsmål
improve-stop = Brug ikke mine spørgsmål
improve-yes-noted = Tak! Vi gemmer dine spørgsmål uden navn. Du kan altid ændre det med /privatliv.
improve-no-noted = Det er i orden. Vi gemmer ikke dine spørgsmål.
banned =
    <b>Vi svarer ikke her i chatten til og med den { $until }.</b> Medarbejderne har sat samtalen på pause, fordi beskederne blev for grove eller for mange. Du kan stadig få hjælp: ring, skriv eller mød op. Du finder os på <a href="{ $contact }">vores kontaktside</a>, og dér kan du også klage over pausen.

    Er du i fare, så ring 112. Du kan stadig bruge /minedata, /slet og /privatliv.
ban-lifted = Pausen er slut. Du kan skrive til mig igen – jeg er stadig en chatbot, og jeg henter gerne en medarbejder.
slowly = Du skriver hurtigere, end jeg kan følge med. Vent et minut, og skriv så dit spørgsmål igen.
slowly-in-case = Du sender mere, end jeg kan nå at give videre til medarbejderne. Vent ti minutter, og send så det seneste igen.

# Fejl
sticker = Tak for den! Jeg er en chatbot og forstår kun tekst. Skriv gerne dit spørgsmål.
went-wrong =
    Noget gik galt hos mig. Prøv gerne igen om lidt, eller find telefon og adresse på <a href="{ $contact }">vores kontaktside</a>.
database-away =
    Jeg kan desværre ikke svare lige nu: noget teknisk hos os er ude af drift. Din besked går ikke tabt. Du får svar, så snart det virker igen, og behøver ikke at skrive én gang til. Haster det, finder du telefon og adresse på <a href="{ $contact }">vores kontaktside</a>. Er du i fare, så ring 112.
unknown-command = Den kommando kender jeg ikke. Skriv gerne dit spørgsmål, eller tryk på /hjaelp.
command-meant = Den kommando kender jeg ikke. Mente du /{ $command }? Skriv ellers gerne dit spørgsmål.

# Medarbejdernes gruppe
staff-card =
    <b>Nyt spørgsmål</b> · sag { $id }
    { $question }

    { $details }

    Skriv her i sagens emne, eller svar på denne besked (»Svar«/Reply), så går det til borgeren. En linje, der begynder med //, bliver i gruppen, og det gør et svar på en kollegas besked også.
staff-topic = Sag { $id } · { $about }
staff-said-before = Det er sagt indtil nu:
staff-said-by-citizen = Borgeren: { $text }
staff-said-by-staff = Os: { $text }
staff-said-no-text = (billede, lyd eller fil)
staff-unknown-command = Den kommando kender jeg ikke. Intet er sendt til borgeren. /hjaelp viser dem, jeg kender.
staff-meant = Den kommando kender jeg ikke. Mente du /{ $command }? Intet er sendt til borgeren.
staff-note-how = Den kommando kender jeg ikke. En note til kolleger er en linje, der begynder med //. Intet er sendt til borgeren.
staff-take-back-how = Den kommando kender jeg ikke. Vil du tage et svar til en borger tilbage, så ret det, så det begynder med //: så slettes det hos borgeren. Et svar i vidensbasen tages ud med /arkiver. Intet er ændret.
staff-reopen-how = Den kommando kender jeg ikke. En lukket sag åbnes igen med knappen »Genåbn sagen«. Intet er sendt til borgeren.
staff-learn-how = Den kommando kender jeg ikke. Skal svaret læres, så afslut sagen, og tryk på »Gem som viden« dér, eller skriv /ny i emnet Viden. Intet er sendt til borgeren.
staff-send-how = Den kommando kender jeg ikke. Skriv svaret i sagens emne uden en kommando, så går det til borgeren. Intet er sendt.
staff-without-command = Svaret er sendt til borgeren uden »{ $command }«, og kommandoen er ikke udført: den skal stå i en besked for sig.
staff-close-not-sent = Det, du skrev sammen med /luk, er ikke sendt til borgeren. Skal borgeren have det, så genåbn sagen, og skriv det i en besked for sig.
staff-held-colleague = Ikke sendt til borgeren: du svarede på en kollegas besked.
staff-held-talk = Ikke sendt til borgeren: du svarede på noget, der kun er til kolleger.
staff-held-call = Ikke sendt til borgeren: beskeden begynder med en kollegas navn.
staff-held-label = Ikke sendt til borgeren: det ser ud til at være til kolleger. En linje, der begynder med //, bliver i gruppen.
staff-held-wordless = Ikke sendt til borgeren: der står ingen ord.
staff-held-command = Ikke sendt til borgeren: det ligner en kommando, der mangler en skråstreg.
staff-held-forward = Ikke sendt til borgeren: beskeden er videresendt fra et andet sted, og den kan handle om en anden.
staff-held-poll = Ikke sendt til borgeren: afstemninger og tjeklister er mest til kolleger.
staff-held-file = Ikke sendt til borgeren: det ligner en fil til vidensbasen, eller filen kan ikke læses. Er den til vidensbasen, så aflever den i emnet »Viden«.
staff-held-album = De næste i albummet uden egen tekst bliver også i gruppen. Skal de til borgeren, så send dem igen uden den tekst.
staff-held-send = Send til borgeren
staff-held-sent = Sendt til borgeren.
staff-held-nothing = Intet er sendt: i beskeden står der ikke noget til borgeren.
staff-held-gone = Intet er sendt: jeg kan ikke finde beskeden mere. Skriv den igen.
staff-edit-held = Beskeden er stadig ikke sendt til borgeren. »Send til borgeren« sender den, som den står nu.
staff-help = <b>Hvad jeg kan her i gruppen</b>
staff-help-case = <b>I en sags emne</b> (eller i svar på en af sagens beskeder)
staff-help-knowledge = <b>Om svarene: i emnet »Viden« eller i gruppen selv</b>
staff-help-anywhere = <b>Alle steder</b>
staff-help-line = /{ $command } – { $what }
staff-promised = Lovet svar: { $when }
staff-card-no-question = (Borgeren har ikke skrevet et spørgsmål endnu.)
staff-no-candidates = Ingen bud
staff-candidate = { $title } ({ $percent } %)
staff-relay = <b>Borgeren</b> · sag { $id }:
staff-relay-edited = <b>Borgeren har rettet</b> · sag { $id }:
staff-blocked = Borgeren har blokeret chatbotten; svaret kunne ikke leveres.
staff-answer-lost = Svaret kunne ikke leveres, og borgeren venter stadig på et. Prøv igen, eller skriv det på en anden måde.
staff-not-sent = Svaret kunne ikke leveres. Prøv igen om lidt.
staff-not-taken-back = Beskeden kunne ikke slettes hos borgeren, der stadig kan læse den.
staff-edited-into-command = En kommando virker kun i en ny besked. Borgeren ser stadig svaret, som det var før rettelsen.
staff-edited-command = En kommando virker kun i en ny besked. Rettelsen har ikke ændret noget; send den igen som en ny besked.
staff-edit-not-sent = Beskeden var ikke sendt til borgeren, og det er rettelsen heller ikke. Skriv det i en ny besked, hvis borgeren skal have det.
staff-edit-cpr = Rettelsen så ud til at indeholde et CPR-nummer, en kode eller et kortnummer og er ikke sendt. Borgeren ser stadig svaret, som det var før. Ret det igen uden tallene.
staff-edit-closed = Sagen er lukket. Borgeren ser stadig svaret, som det var før rettelsen: genåbn sagen, og ret det igen. Rettes det, så det begynder med //, slettes det hos borgeren også nu.
staff-case-closed-already = Sagen er lukket; svaret er ikke sendt.
staff-close = Afslut sagen
staff-claim = Tag sagen
staff-release = Giv sagen fri
staff-reopen = Genåbn sagen
staff-reopen-send = Genåbn og send
staff-no-case = Sagen findes ikke længere.
staff-reopen-banned = Borgeren er spærret (spærring { $id }). Ophæv spærringen først: /ophaev { $id }
staff-cannot-reopen = Sagen kan ikke genåbnes: den er åben, eller borgeren har en anden sag.
staff-reopened = Sag { $id } er åben igen. Borgeren har fået besked.
staff-reopened-by-citizen = Sag { $id }: borgeren har genåbnet samtalen.
staff-closed-silent = Sag { $id } er afsluttet, fordi borgeren ikke har skrevet mere.
staff-remind = Sag { $id }: borgeren venter. Vi har lovet svar { $when }.
staff-escalate = <b>Sag { $id }: borgeren har ikke fået svar som lovet.</b> Det, I skriver i sagen eller som svar her, går til borgeren; /tildel tager sagen.
staff-state-open = Ny
staff-state-claimed = Taget
staff-claimed-already = Sagen er allerede taget
staff-claimed-already-by = Sagen er allerede hos { $name }
staff-state-waiting_for_staff = Venter på os
staff-state-waiting_for_citizen = Venter på borgeren
staff-state-closed = Afsluttet
staff-state-reopened = Genåbnet
staff-cases =
    { $count ->
        [0] Ingen åbne sager
        [one] { $count } åben sag
       *[other] { $count } åbne sager
    }
staff-cases-line = { $name } · { $state }
staff-cases-since = venter siden { $since }
staff-cases-of-house = { $house }: { $count }, og dem uden hus
staff-cases-mine = Hos dig: { $count }, og dem, der er givet til et navn
staff-cases-whose = Du skriver anonymt, så jeg kan ikke se, hvilke sager der er dine. Her er alle sager.
staff-cases-of-colleague = Hos { $name }: { $count }
staff-cases-no-house = Jeg kender ikke huset »{ $named }«, og ingen af det navn har en sag. Husene er: { $houses }. Her er alle sager.
staff-cases-more =
    { $count ->
        [one] og { $count } sag mere
       *[other] og { $count } sager mere
    }
staff-closed-by-staff = Sag { $id } er afsluttet. Borgeren har fået besked.
staff-closed-blocked = Sag { $id } er afsluttet. Borgeren har blokeret chatbotten og får det ikke at vide.
staff-closed-by-citizen = Sag { $id }: borgeren har afsluttet samtalen.
staff-erased = Sag { $id } er slettet, fordi borgeren har bedt om det. Beskederne er fjernet herfra, så vidt Telegram tillader.
staff-erased-but-kept = Borgeren har bedt om at få alt slettet. Sag { $id } er lukket, men bliver gemt, fordi den er journaliseret.
staff-kept-for-record = Sag { $id } gemmes til journalen og slettes ikke automatisk.
staff-not-for-record = Sag { $id } gemmes ikke til journalen mere og slettes automatisk som andre samtaler.
staff-cpr = Svaret så ud til at indeholde et CPR-nummer, en kode eller et kortnummer og er ikke sendt. Slet det, og skriv uden tallene.
staff-ban-how = Svar på en besked i sagen med /spaer for at spærre borgeren, eller med /ophaev for at ophæve spærringen. /spaerringer viser dem, der gælder.
staff-banned = <b>Spærring { $id }:</b> borgeren er spærret til og med { $until } og har fået en venlig besked. Beskeder derfra bliver hverken besvaret eller sendt herhen, men fare får stadig vejledning. Ophæv med /ophaev { $id }
staff-banned-already = Borgeren er allerede spærret: spærring { $id }, til og med { $until }. Ophæv med /ophaev { $id }
staff-ban-lifted = Spærring { $id } er ophævet. Borgeren har fået besked.
staff-ban-unknown = Der er ingen sådan spærring. /spaerringer viser dem, der gælder.
staff-ban-line = Spærring { $id }: fra { $since } til og med { $until }
staff-bans-none = Ingen er spærret.
staff-closed-by-ban = Sag { $id } er afsluttet, fordi borgeren er spærret.
chat-id = Gruppens id er <code>{ $id }</code>. Sæt det som BORGERBOT_STAFF_CHAT_ID.
reason-not_understood = ikke forstået
reason-unsure = usikker
reason-asked_for_person = borgeren vil tale med et menneske
reason-needs_person = kræver en medarbejder
reason-failed_clarification = ingen af forslagene passede
reason-not_filled_in = lokale oplysninger mangler
reason-not_valid = svaret gælder ikke nu
reason-review_overdue = svaret skal tjekkes
reason-other_language = andet sprog
reason-not_text = ikke tekst
reason-not_helpful = svaret hjalp ikke
reason-in_want = mangler tag over hovedet, mad eller varme

# Områder
area-borgerservice = Borgerservice
area-bibliotek = Bibliotek
area-digitale-tilbud = Digitale tilbud
area-arrangementer = Arrangementer
area-kontakt = Kontakt og hjælp
area-bot = Om chatbotten

# Emner
topic-pas = Pas
topic-koerekort = Kørekort
topic-legitimation = Legitimation og ID-kort
topic-sundhedskort = Sundhedskort
topic-laege = Læge
topic-mitid = MitID
topic-digital-post = Digital Post
topic-fuldmagt = Fuldmagt
topic-nemkonto = NemKonto
topic-flytning = Flytning og adresse
topic-navn = Navn
topic-attester = Attester
topic-vielse = Vielse
topic-doedsfald = Dødsfald
topic-ydelser = Pension og ydelser
topic-tidsbestilling = Bestil tid
topic-valg = Valg og brevstemme
topic-digital-hjaelp = Hjælp til det digitale
topic-digital-sikkerhed = Svindel og sikkerhed
topic-hittegods = Hittegods
topic-laaner = Bliv låner
topic-laan = Lån og aflevering
topic-gebyr = Gebyr og erstatning
topic-pinkode = Pinkode
topic-soegning = Find en bog
topic-reservation = Reservering
topic-fjernlaan = Bøger fra andre steder
topic-indkoeb = Indkøbsforslag
topic-aabent-bibliotek = Åbent bibliotek
topic-it = IT, print og Wi-Fi
topic-lokaler = Lokaler
topic-bogen-kommer = Bogen kommer
topic-laesning = Læsning og inspiration
topic-sprog = Sprog
topic-institutioner = Skoler og institutioner
topic-deltag = Deltag og foreslå
topic-huset = Huset og husregler
topic-ereolen = E-bøger og lydbøger
topic-film = Film
topic-aviser = Aviser og blade
topic-viden = Viden og søgning
topic-nota = Nota
topic-app = Apps
topic-adgang = Adgang hjemmefra
topic-drift = Driftsproblemer
topic-find = Find arrangementer
topic-tilmelding = Tilmelding
topic-billet = Billetter
topic-aflysning = Aflysning
topic-abonnement = Besked om nyt
topic-sted = Adresser
topic-telefon = Telefon og mail
topic-aabningstid = Åbningstider
topic-menneske = Tal med et menneske
topic-klage = Klage og ros
topic-kommunen = Andet i kommunen
topic-noed = Akut hjælp
topic-om = Om chatbotten
topic-privatliv = Privatliv
topic-graenser = Hvad jeg ikke kan
topic-kvalitet = Forkert svar
topic-smaasnak = Hilsner

# Arbejdet med en sag
house-haslev = Haslev
house-faxe = Faxe
staff-mark-urgent = Haster
staff-mark-colleague = Hos { $name }
staff-mark-snoozed = Udsat til { $until }
staff-command-where = Skriv kommandoen i en sags emne, eller svar med den på en af sagens beskeder. Intet er sendt til borgeren.
staff-reply-to-note = Ikke sendt til nogen: du svarede på en note. Skal borgeren have det, så svar på en af sagens beskeder.
staff-in-no-case = Ikke sendt til nogen: jeg kan ikke se, hvilken sag det hører til. Skriv i sagens emne, eller svar på en af sagens beskeder. Står sagens kort her to gange, så brug det nederste.
staff-topic-shut = Emnet blev lukket, men sag { $id } er stadig åben: hvad borgeren skriver, kommer hertil og ikke til chatbotten. Er I færdige, så afslut den her.
staff-topic-shut-waiting = Emnet blev lukket, men i sag { $id } venter borgeren stadig på svar. Er I færdige, så afslut den her.
staff-command-closed = Sagen er lukket.
staff-left-the-group = { $name } er ikke i gruppen mere, så sag { $id } er ikke hos nogen. /tildel tager den.
staff-no-administrator = Jeg er ikke administrator her mere. Så når det, I skriver i sagernes emner, måske ikke frem til borgerne, og nye sager får intet emne. Gør mig til administrator igen, med lov til at administrere emner og slette beskeder.
staff-no-topics = Jeg har ikke lov til at administrere emner her. Nye sager kommer som et kort i gruppen selv, og I svarer ved at svare på kortet. Giv mig lov igen, så får hver sag sit emne.
staff-shared-token = Et andet program bruger min nøgle (token) hos Telegram og tager beskeder, som borgerne skriver til mig. De beskeder når ikke frem til mig eller jer. Sig det til den, der driver mig: det andet program skal standses. Er det ingens, er nøglen i forkerte hænder: få en ny med /revoke hos @BotFather, og start mig med den.
staff-assign-how = Hvem skal have sagen? Skriv /tildel og et navn, svar på en kollegas besked med /tildel, eller skriv /tildel ingen.
staff-assigned = Sag { $id } er nu hos
staff-assigned-by-name = Et navn alene kan jeg ikke slå op, og ingen bliver kaldt på. Skriv @brugernavn, eller svar på kollegaens besked med /tildel.
staff-assigned-nobody = Sag { $id } er ikke hos nogen.
staff-house-which = Hvilket hus hører sagen til?
staff-house-unknown = Jeg kender ikke huset »{ $named }«.
staff-house-now = Sag { $id } er givet videre til { $house }.
staff-urgent = Sag { $id } haster nu og går foran de andre. /haster fjerner det igen.
staff-not-urgent = Sag { $id } haster ikke mere.
staff-snooze-how = Hvor længe? Skriv fx /udsaet 2t, /udsaet i morgen, /udsaet mandag kl. 10, /udsaet 14/12 eller /udsaet slut. Tiden må ikke være forbi og højst være 60 dage fremme.
staff-snoozed = Sag { $id } er udsat til { $until }. Skriver borgeren, kommer den tilbage før.
staff-snooze-over = Sag { $id } er ikke udsat mere.
staff-backlog-waiting =
    { $count ->
        [one] { $count } venter på os, siden { $since }
       *[other] { $count } venter på os, den ældste siden { $since }
    }
staff-backlog-unsent =
    { $count ->
        [one] { $count } besked er ikke nået hertil endnu, fra { $since }
       *[other] { $count } beskeder er ikke nået hertil endnu, den ældste fra { $since }
    }
staff-canned-found = Disse svar passer bedst. Tryk på et for at se det; intet er sendt endnu.
staff-canned-none = Jeg fandt intet svar i vidensbasen, og intet er sendt til borgeren. Skriv dit svar uden /svar, eller prøv med andre ord: /svar pas
staff-canned-gone = Det svar findes ikke mere.
staff-canned-shown = <b>Sådan får borgeren svaret:</b>
staff-canned-send = Send som det er
staff-canned-edit = Ret først
staff-canned-sent = Sendt
staff-canned-draft = Kopiér teksten, ret den, og skriv den her: hvad der skrives i emnet, går til borgeren.
staff-transcript = Udskrift af sag { $id }
staff-transcript-citizen = Borgeren
staff-transcript-staff = Medarbejder
staff-transcript-assistant = Chatbotten
staff-transcript-not-kept = Hvad der er sagt i en sag, bliver gemt, til sagen har været lukket i { $days } dage, og længere, hvis den er journaliseret; derefter står kun spørgsmålet her. Billeder, lyd og filer gemmes ikke.
staff-transcript-masked = Skjulte personoplysninger (beskeder med hver slags): { $kinds }
# Borgerens side af medarbejderskranken
staff-card-about = Sprog: { $language } · Hvorfor: { $reason }
staff-card-before = Spurgte før: { $question }
staff-card-answered = Chatbotten svarede: { $title }
call-us = Du kan ringe til os på { $phone }.
rate-ask = Hvordan var hjælpen? Dit svar gemmes uden navn og uden samtalen.
rate-good = 🙂 God
rate-fair = 😐 Okay
rate-poor = 🙁 Dårlig
rate-thanks = Tak for din vurdering.
data-field-trace = Chatbottens bud
data-field-answered-question = Seneste besvarede spørgsmål
data-field-answered-with = Svaret handlede om
data-field-promised-by = Lovet svar senest
data-field-waiting-since = Venter på svar siden
data-field-active-at = Sidst skrevet
data-field-rating = Vurdering (spurgt eller givet; ikke hvilken)
data-field-house = Hus
data-field-snoozed-until = Udsat til
data-field-urgent = Haster
# Hvem der er medarbejder

staff-not-staff = Intet er sendt eller ændret: kun medlemmer af denne gruppe kan arbejde med sager. Skriver du som en kanal, så skriv under dit eget navn.
staff-cannot-look = Jeg kan ikke se lige nu, om du er med i gruppen, så intet er sendt eller ændret. Prøv igen om lidt.

# Fra svar til viden

staff-draft = Gem som viden
staff-draft-made = <b>Udkastet { $slug } er lagt i vidensbasen</b> med svarene fra sag { $id }, og med spørgsmålet, hvis borgeren har sagt ja til, at spørgsmål må bruges. Ingen borgere får det at se, før det er udgivet. Numre, mailadresser og adresser er skjult, men navne er ikke: læs det igennem, og ret det. Gå videre i emnet Viden med <code>/ret { $slug }</code>
staff-draft-already = Sagen er gemt allerede: se udkastet { $slug }. Intet er ændret.
staff-draft-nothing = Intet er gemt: medarbejdernes svar i sagen bliver ikke opbevaret længere.
staff-draft-why = Sag { $id }
staff-draft-title = Udkast fra sag { $id }
staff-draft-missing = Mangler: skriv svaret på dansk.

# Medarbejdernes kommandoer, som gruppens menu viser dem
command-staff-cases = Åbne sager: /sager faxe, /sager mine, /sager Bo
command-staff-answer = Find et svar i vidensbasen: /svar pas
command-staff-assign = Giv sagen til en kollega, eller tag den selv
command-staff-house = Giv sagen videre til et andet hus
command-staff-urgent = Sagen haster, eller haster ikke mere
command-staff-snooze = Udsæt sagen: /udsaet 2t, /udsaet mandag
command-staff-close = Afslut sagen
command-staff-transcript = Hvad der er sagt i sagen, som fil
command-staff-record = Gem sagen til journalen, eller ikke mere
command-staff-ban = Spær borgeren på grund af misbrug
command-staff-lift = Ophæv en spærring
command-staff-bans = Spærringer, der gælder
command-staff-id = Gruppens id
command-staff-help = Kommandoerne i gruppen
command-staff-show = Find og læs et svar: /vis pas
command-staff-new = Skriv et nyt svar
command-staff-edit = Ret et svar: /ret pas
command-staff-history = Et svars historik: /historik pas
command-staff-undo = Fortryd den seneste ændring af et svar
command-staff-archive = Tag et svar ud af brug
command-staff-cancel = Læg det, du skriver på, til side
command-staff-due = Svar, der skal tjekkes
command-staff-incident = Fortæl borgerne om en driftsforstyrrelse
command-staff-hours = Åbningstider, og hvordan de ændres
command-staff-event = Skriv et arrangement ind
command-staff-post = Skriv til dem, der har bedt om nyt
command-staff-deliveries = Hvordan opslag er nået frem
command-staff-qr = En plakat med QR-kode: /qr
command-staff-export = Hele vidensbasen som fil
command-staff-topic = Hold vidensbasen i dette emne
command-staff-role = Roller, og hvordan de gives

# Hvad borgeren sendte, før sagen blev åbnet
offer-shown = Siger du ja, får medarbejderen også det, du lige har sendt.
case-opened-shown = Det, du sendte før, er sendt med.
staff-shown-before = Sendt, før sagen blev åbnet
data-field-shown = Billeder, lyd, filer og beskeder med telefonnummer, der kan sendes med til en medarbejder (beskedernes numre)
# Vidensbasen i medarbejdergruppen

staff-role-reader = læser
staff-role-editor = redaktør
staff-role-approver = godkender
staff-role-administrator = administrator
staff-role-lacks = Intet er ændret: det kræver rollen { $role }. En administrator giver den med /rolle.
staff-role-nameless = Intet er ændret: jeg kan ikke se, hvem du er. Skriv under dit eget navn og ikke som gruppen.
staff-role-how = Svar på en kollegas besked med <code>/rolle redaktør</code> (eller godkender, administrator, læser), eller skriv <code>/rolle 12345678 redaktør</code> med kollegaens nummer.
staff-role-by-settings = { $name } er administrator efter indstillingerne (BORGERBOT_ADMINISTRATORS) og kan kun miste rollen dér.
staff-role-own = Intet er ændret: din egen administratorrolle skal en anden administrator tage.
staff-role-given = { $name } er nu { $role }.
staff-role-line = { $name }: { $role }
staff-role-first =
    { $count ->
        [one] En er administrator efter indstillingerne.
       *[other] { $count } er administratorer efter indstillingerne.
    }
staff-role-yours = Du er { $role }. Dit nummer er <code>{ $number }</code>.
erase-only-staff = Du er medarbejder i vores gruppe: din rolle dér og det, du har gjort i vidensbasen, bliver stående som dokumentation, og dit nummer ved kladder, du har skrevet noget af, til de er udgivet. Se det med /minedata.
data-kind-handed = Fil med svar, som du har afleveret, og som venter på et ja
data-kind-role = Din rolle i medarbejdergruppen
data-kind-act = Noget, du har gjort i vidensbasen
data-field-name = Navn, som gruppen viser
data-field-role = Rolle
data-field-at = Tidspunkt
data-field-who = Hvem
data-field-what = Hvad
data-field-about = Om hvad
staff-incident-how = Skriv hvad, til hvornår og for hvilke svar: <code>/drift "MitID er nede" til 14:00 mitid</code>. Svarene nævnes med et emne, et område, et svars navn eller »alle«. <code>/drift slut 3</code> stopper nummer 3.
staff-incident-when = Intet bliver vist: jeg forstår ikke, til hvornår. Skriv en tid, der ikke er forbi, højst 60 dage frem: <code>til 14:00</code>, <code>til i morgen 10</code>, <code>til fredag kl. 12</code>, <code>til 2 timer</code>. Efter tiden må kun stå emner og svar, der findes.
staff-incident-unknown = Intet bliver vist: »{ $words }« er ikke et emne, et område eller et svars navn, som jeg kender.
staff-incident-about = Intet bliver vist: skriv til sidst, hvilke svar det gælder, med et emne, et område eller et svars navn, for eksempel <code>mitid</code>, eller »alle«.
staff-incident-long = Intet bliver vist: teksten er for lang. Skriv højst 300 tegn.
staff-incident-personal = Intet bliver vist eller gemt: teksten så ud til at indeholde et CPR-nummer, en kode eller et kortnummer. Slet beskeden, og skriv uden tallene.
staff-incident-shown =
    { $count ->
        [one] <b>Driftsmeddelelse { $id }</b> vises nu før et svar ({ $titles }) og stopper selv { $until }. Borgerne læser:
       *[other] <b>Driftsmeddelelse { $id }</b> vises nu før { $count } svar ({ $titles }) og stopper selv { $until }. Borgerne læser:
    }
staff-incident-line = { $id } · til { $until } · { $about } · { $text }
staff-incident-none = Ingen driftsmeddelelse vises nu.
staff-incident-already = Det vises allerede som nummer { $id }, til { $until }. Skal tiden være en anden, så skriv først <code>/drift slut { $id }</code>.
staff-incident-which = Hvilken? Skriv <code>/drift slut</code> og nummeret; /drift viser dem.
staff-incident-over = Driftsmeddelelse { $id } vises ikke mere.
incident = ⚠️ <b>Driftsforstyrrelse:</b> { $text } (meldt til og med { $until })
# Åbningstider på en dag

hours-title = Åbningstider
hours-house = <b>{ $house }</b>
hours-day = <b>{ $house }</b>, { $day }:
hours-now = <b>{ $house }</b> lige nu, { $day } kl. { $time }:
hours-day-line = { $day }: { $hours }
hours-line = • { $kind }: { $hours }
hours-short = { $kind } { $hours }
hours-holiday = { $day } (helligdag)
hours-kind-betjent = Med personale
hours-kind-borgerservice = Borgerservice
hours-kind-selvbetjent = Selvbetjening
hours-kind-telefontid = Telefon
hours-range = kl. { $start }-{ $end }
hours-range-night = kl. { $start }-{ $end } (næste dag)
hours-closed = lukket
hours-unknown = ingen oplysninger
hours-unknown-line = Jeg kan ikke se nogen åbningstid.
hours-unknown-why = Hvor jeg ingen oplysninger har, kan der godt være åbent. Se <a href="{ $contact }">kontaktsiden</a>, eller spørg en medarbejder.
hours-open-now = åbent
hours-open-until = åbent til kl. { $time }
hours-open-until-day = åbent til { $day } kl. { $time }
hours-closed-now = lukket
hours-closed-until = lukket, åbner i dag kl. { $time }
hours-closed-until-day = lukket, åbner { $day } kl. { $time }
hours-moment = { $day } kl. { $time }
hours-source-website = Kilde: <a href="{ $url }">{ $site }</a>, læst { $when }
hours-source-staff = Kilde: husenes medarbejdere, skrevet { $when }
hours-source-file = Kilde: husenes faste åbningstider

# Åbningstider i medarbejdergruppen

staff-hours-title = <b>Åbningstider</b>
staff-hours-website = Hjemmesiden: læst { $when }
staff-hours-website-off = Hjemmesiden læses ikke: BORGERBOT_HOURS_BRANCHES er ikke sat.
staff-hours-website-not-yet = Hjemmesiden er ikke læst endnu.
staff-hours-website-problem = Den kunne ikke læses { $when }: { $problem }
staff-hours-website-left-out = { $count } slags rækker kan ikke bruges: { $shown }
staff-hours-line = { $place }: { $days } { $hours }
staff-hours-exception-line = Undtagelse { $number }: { $place }: { $days } { $hours }
staff-hours-none = Der er ikke sat tider her.
staff-hours-told = <b>Det får borgerne at vide</b>
staff-hours-all = alt
staff-hours-week = Gemt. { $place }: { $days } { $hours }, hver uge. Undtagelser og hjemmesidens tider går forud, hvor de findes.
staff-hours-holidays = Gemt. { $place }: helligdage { $hours }.
staff-hours-exception = Gemt som undtagelse { $number }. { $place }: { $days } { $hours }. Fjern med <code>/tider fjern { $number }</code>
staff-hours-beneath = Den går forud for undtagelse { $numbers }, som gælder igen, når denne fjernes.
staff-hours-removed = Fjernet.
staff-hours-some-removed = Fjernet: { $gone }. Var der ikke: { $left }.
staff-hours-nothing-removed = Det var der ikke, så intet er fjernet. /tider viser, hvad der er sat.
staff-hours-refused = Intet er gemt. Jeg forstår ikke: { $line }
staff-hours-wrong-house = Skriv hvilket hus: haslev, faxe eller begge.
staff-hours-wrong-kind = Skriv én slags: betjent, borgerservice, selvbetjent eller telefontid. Er huset kun lukket en enkelt dag, så skriv dens dato.
staff-hours-wrong-days = Skriv hvilke dage: ugedage som mandag-fredag, eller en dato som 24/12.
staff-hours-wrong-hours = Skriv tider som 10-17 eller 9.30-12, 13-17, eller skriv lukket.
staff-hours-wrong-part = Skriv, hvornår der så er åbent den dag, som haslev betjent { $day } 10-14. Skal huset være lukket hele dagen, så skriv lukket uden klokkeslæt.
staff-hours-wrong-rhythm = Ugedage gælder hver uge. Hvad der ikke gør, skrives med sine datoer, en linje til hver: haslev betjent { $day } 10-13
staff-hours-wrong-swapped = { $text } slutter, før det begynder. Skriv starttiden først; går det over midnat, så højst til kl. 8.
staff-hours-wrong-both = Skriv enten ugedage, som gælder hver uge, eller datoer. Står begge dele der, skal ugedag og dato passe sammen.
staff-hours-wrong-coming = Gælder det kun de næste dage af det navn, så skriv deres datoer; uden »på« gælder det hver uge.
staff-hours-wrong-groups = Skriv hver gruppe dage på sin egen linje: mandag-torsdag 10-17, og fredag 10-15 på linjen under, begge med hus og slags.
staff-hours-wrong-past = Den dag er forbi: { $text }. Er det næste år, så skriv året med.
staff-hours-wrong-far = Så langt frem sættes der ikke tider: { $text }. Er året rigtigt?
staff-hours-wrong-endless = Til hvornår? Skriv også den sidste dag: { $text } til … Er det for altid, så sæt ugedagene i stedet.
staff-hours-wrong-many = Den første dag skal komme først, og der må højst være { $text } dage.
staff-hours-wrong-number = Skriv, hvad der skal fjernes: nummeret på en undtagelse, eller hus, slags og dage.
staff-hours-wrong-dots = { $text } kan være både en dato og et klokkeslæt. Skriv datoer med skråstreg, som 24/12.
staff-hours-wrong-rest = Det forstår jeg ikke: { $text }. Skriv kun hus, slags, dage og tider.
staff-hours-wrong-read = Jeg læste: { $text }
staff-hours-how =
    Sådan gør du:
    <code>/tider haslev betjent mandag-fredag 10-17</code>
    <code>/tider haslev betjent helligdage lukket</code>
    <code>/tider begge lukket 24/12-26/12, 31/12 og 1/1</code>
    <code>/tider faxe betjent 27/12-30/12 10-14</code>
    <code>/tider fjern 3</code>
    <code>/tider fjern haslev betjent lørdag</code>
# Arrangementer og plakater

staff-qr-which = Hvilket svar skal plakaten føre til? Skriv en af disse linjer. Med <code>png</code> eller <code>svg</code> til sidst kommer den i det format, ellers som PDF.
staff-qr-none = Skriv, hvad plakaten skal føre til: <code>/qr pas</code> viser de svar og arrangementer, der passer, og <code>/qr besked-haslev-boern</code> giver en plakat om besked om arrangementer (hus og målgruppe; også begge og alle).
staff-answered-events = Arrangementer
no-such-day = Den { $day }. { $month } findes ikke. Hvilken dag mener du?
events-heading = <b>Det sker { $sought }</b>
events-heading-named = <b>Det ligner det, du skrev</b> · { $sought }
events-other = Jeg kender ikke noget arrangement, der hedder sådan. Men:
events-shown = ({ $first }–{ $last } af { $count })
events-any-day = i den kommende tid
events-in = i { $house }
events-for-boern = for børn
events-for-unge = for unge
events-for-voksne = for voksne
events-for-seniorer = for seniorer
events-free = gratis
events-free-note = Det, der koster noget, er ikke med. Står der ikke »Gratis«, kender jeg ikke prisen: se på arrangementets side.
events-from = fra { $day }
events-and = { " og " }
events-weekly = hver { $days }
events-but-not = men ikke { $days }
events-window = kl. { $starts }–{ $ends }
events-today-at = i dag kl. { $time }
events-more = Flere ›
events-back = ‹ Tilbage
events-later = Også { $days }
events-later-and-more = Også { $days } og flere gange
events-read = Læst på hjemmesiden { $at }. Se alt på <a href="{ $page }">siden med arrangementer</a>.
events-read-long-ago = Hjemmesiden er sidst læst { $at }, så noget kan være ændret. Se efter på <a href="{ $page }">siden med arrangementer</a>.
events-page = Se alt på <a href="{ $page }">siden med arrangementer</a>.
events-none = Jeg har ikke fundet noget { $sought }. Hjemmesiden er læst { $at }. Se selv efter på <a href="{ $page }">siden med arrangementer</a>.
events-none-named = Jeg har ikke fundet noget, der ligner det, du skrev, { $sought }. Hjemmesiden er læst { $at }. Se selv efter på <a href="{ $page }">siden med arrangementer</a>.
events-none-stale = Jeg ved ikke, hvad der sker { $sought }: jeg har ikke kunnet læse hjemmesiden siden { $at }. Se efter på <a href="{ $page }">siden med arrangementer</a>.
events-next = <b>Det næste, jeg kender:</b>
event-online = Online
event-day-and-time = { $day } kl. { $time }
event-until = indtil { $day }
event-cancelled = AFLYST
event-postponed = UDSAT
event-sold-out = UDSOLGT
event-moved = FLYTTET
event-missing = IKKE SIKKERT: det står ikke længere på hjemmesiden
event-not-cancelled = Det er ikke meldt aflyst.
event-all-known = Det her er, hvad jeg ved om det:
event-moved-from = Flyttet fra: { $spot }
event-for = For: { $audiences }
event-price = Pris: { $price }
event-free = Gratis
event-more = Læs mere
event-tickets = Billetter
event-share = Del med andre
event-to-calendar = 📅 Læg i kalenderen
event-file-name = arrangement.ics
event-file = Åbn filen for at lægge arrangementet i din kalender.
event-gone = Det er slut eller findes ikke længere. Se, hvad der ellers sker, på <a href="{ $page }">siden med arrangementer</a>.
poster-subscription = Få besked om, hvad der sker på biblioteket
subscription-invited = <b>Vil du have besked om, hvad der sker på bibliotekerne?</b>
command-events = Hvad der sker på bibliotekerne

# Arrangementer: hvor de hentes

staff-events-failing = Siden { $since } kan jeg ikke hente arrangementer fra { $source }: { $fault }. Jeg siger til, når det virker igen.
staff-events-fault-unreachable = der er ingen forbindelse
staff-events-fault-timeout = der kommer intet svar i tide
staff-events-fault-status = hjemmesiden svarer med en fejl
staff-events-fault-too-large = svaret er alt for stort
staff-events-fault-content-type = svaret er ikke en liste over arrangementer
staff-events-fault-unreadable = svaret kan ikke læses
staff-events-fault-empty = listen er tom
staff-events-fault-shrunk = over halvdelen af listen er pludselig væk. Er den det stadig efter et døgn, retter jeg mig efter den
staff-events-fault-shifted = over halvdelen af arrangementerne er pludselig flyttet lige mange timer. Er de det stadig efter et døgn, retter jeg mig efter det
staff-events-last-good = Borgerne får det at vide, jeg hentede { $at }.
staff-events-back = Arrangementer kan hentes fra { $source } igen.
staff-events-missing =
    { $count ->
        [one] Et arrangement står ikke mere på { $source }, men er ikke meldt aflyst. Jeg viser det ikke for borgerne og skriver ikke til nogen. Hvis det er aflyst: <code>/arrangement aflyst</code> og koden.
       *[other] { $count } arrangementer står ikke mere på { $source }, men er ikke meldt aflyst. Jeg viser dem ikke for borgerne og skriver ikke til nogen. Hvis et er aflyst: <code>/arrangement aflyst</code> og koden.
    }
staff-event-line = { $when } · { $title } · <code>{ $code }</code>
staff-events-more = … og { $count } til

# Arrangementer: hvad medarbejdere skriver

staff-event-how =
    Skriv et arrangement sådan, i én besked:

    <code>/arrangement
    titel: Strikkeklub
    dato: 3. december; 10. december
    tid: 19-21
    hus: Haslev
    sted: Salen
    for: voksne
    pris: gratis
    om: Tag dit strikketøj med.</code>

    »titel«, »dato«, »tid« og »hus« eller »sted« skal med; »tid: hele dagen« går også. Der er også »emne«, »link« og »billet«.

    Bagefter: <code>/arrangement aflyst</code>, <code>udsolgt</code> eller <code>igen</code> og koden; <code>/arrangement ret</code> og koden, med det nye på linjerne under; <code>/arrangement liste</code>.
staff-event-faults = Intet er gemt. Ret dette, og send det hele igen:
staff-event-fault-unknown = Jeg kender ikke »{ $field }«. Begynd linjen med titel, dato, tid, hus, sted, for, emne, pris, link, billet eller om, og et kolon.
staff-event-fault-twice = »{ $field }« står to gange.
staff-event-fault-missing = »{ $field }« mangler.
staff-event-fault-day = »{ $field }«: »{ $value }« er ikke en dag, jeg forstår. Skriv 3. december 2026; flere dage med semikolon imellem.
staff-event-fault-one-day = »{ $field }«: skriv kun den nye dag for dette ene arrangement, ikke »{ $value }«.
staff-event-fault-past = »{ $field }«: »{ $value }« er forbi. Er det næste år, så skriv året med.
staff-event-fault-far = »{ $field }«: »{ $value }« er mere end et år væk.
staff-event-fault-weekday = »{ $field }«: »{ $value }« er en anden ugedag. Ret datoen eller ugedagen.
staff-event-fault-time = »{ $field }«: »{ $value }« er ikke et klokkeslæt. Skriv 19-21, 19.30 eller hele dagen.
staff-event-fault-midnight = »{ $field }«: »{ $value }« er midnat. Skriv 00.00, og den dag, der begynder da.
staff-event-fault-backwards = »{ $field }«: »{ $value }« slutter, før det begynder. Skriv begyndelsen først.
staff-event-fault-no-moment = »{ $field }«: »{ $value }« findes ikke, for den nat stilles uret en time frem.
staff-event-fault-long = »{ $field }«: »{ $value }« er flere dage med et klokkeslæt. Skriv hver dag med semikolon imellem, eller »tid: hele dagen«.
staff-event-fault-house = »{ $field }«: »{ $value }« kender jeg ikke. Skriv Haslev, Faxe, begge eller online; et andet sted hører til i »sted«.
staff-event-fault-address = »{ $field }«: »{ $value }« er ikke en adresse. Den begynder med https://
staff-event-fault-too-long = »{ $field }« har { $value } tegn. Skriv højst 300, eller 4.000 i »om«.
staff-event-fault-personal = »{ $field }«: her står et tal, der ligner et CPR-nummer. Slet det.
staff-event-fault-garbled = »{ $field }«: bogstaverne er gået i stykker (»{ $value }«). Skriv dem igen.
staff-event-entered = Gemt. Borgerne får det vist. Koden bruges til at rette eller aflyse:
staff-event-already = Intet er gemt: det står her allerede. Ret det med <code>/arrangement ret</code> og koden:
staff-event-no-correction = Intet er rettet. Skriv på linjerne under <code>/arrangement ret { $code }</code>, hvad der er anderledes, fx <code>tid: 19-21</code>.
staff-event-corrected = Rettet:
staff-event-aflyst = Meldt aflyst:
staff-event-udsolgt = Meldt udsolgt:
staff-event-igen = Som planlagt igen:
staff-event-unknown = Jeg kender intet kommende arrangement med koden »{ $code }«. Se <code>/arrangement liste</code>
staff-event-elsewhere = »{ $title }« henter jeg et andet sted fra. Ret det dér; så følger jeg med.
staff-events-none = Ingen har skrevet arrangementer ind, som ikke er forbi.
staff-event-state-moved = flyttet
staff-event-state-sold_out = udsolgt
staff-event-state-cancelled = aflyst
staff-event-state-postponed = udsat
staff-event-state-missing = mangler
staff-knowledge-topic = Her arbejder vi med vidensbasen. Send en fil (.xlsx, .csv eller .yaml) som den fra <code>borgerbot kb export</code>, så viser jeg først, hvad den ændrer.
staff-knowledge-topic-where = Skriv /viden i det emne, hvor vidensbasen skal passes; ikke i en sags emne.
staff-import-where = Filen ligner en til vidensbasen, og den er ikke læst. Send den i emnet »Viden« eller som svar på denne besked.
staff-import-refused = Intet er ændret, og filen er ikke læst: { $what }
staff-import-not-fetched = Intet er ændret: jeg kunne ikke hente filen. Den må højst fylde 10 MB. Send den igen.
staff-import-nothing = Filen er, som vidensbasen er. Der er intet at ændre.
staff-import-faults =
    { $count ->
        [one] <b>Intet er ændret: filen har en fejl.</b>
       *[other] <b>Intet er ændret: filen har { $count } fejl.</b>
    }
staff-import-fault = { $text }
staff-import-fault-cell = række { $row }, kolonne { $column }: { $what }
staff-import-fault-row = række { $row }: { $what }
staff-import-fault-sheet = ark »{ $sheet }«, { $fault }
staff-import-note = OBS: { $what }.
staff-import-more-faults = … og { $count } til, se filen.
staff-import-all-faults = Alle fejl
staff-import-hints = <b>Se på det her, før I gennemfører</b> (⛔ skal rettes i filen):
staff-import-hint = række { $row }, { $slug }:
staff-import-more-hints = … og { $count } mere, se filen.
staff-import-blocked = Intet er ændret: der er noget i filen, der skal rettes først.
staff-import-read = <b>Filen er læst. Intet er ændret endnu.</b>
staff-import-new = Nye: { $count } ({ $named })
staff-import-changed = Ændrede: { $count } ({ $named })
staff-import-stale = Ændret her siden eksporten, men ikke i filen; de bliver, som de er her: { $count } ({ $named })
staff-import-missing = Mangler i filen; de bliver i drift, hvis du ikke arkiverer dem: { $count } ({ $named })
staff-import-unchanged = Uændrede: { $count }
staff-import-details = Hvad filen ændrer, felt for felt
staff-import-would-archive = mangler i filen
staff-import-apply = Gennemfør
staff-import-archive =
    { $count ->
        [one] Gennemfør, og arkivér den manglende
       *[other] Gennemfør, og arkivér de { $count } manglende
    }
staff-import-drop = Fortryd
staff-import-dropped = Filen er lagt væk. Intet er ændret.
staff-import-settled = Der er taget stilling til filen, eller den er for gammel.
staff-import-done = <b>Gennemført som ændring { $change }</b> af { $who }. Nye: { $new }, ændrede: { $changed }, arkiverede: { $archived }. Borgerne får det om få sekunder.
staff-import-undo = Tag ændringen tilbage
staff-import-undone = Ændring { $change } er taget tilbage som ændring { $made }.
staff-import-cannot-undo = Ændring { $change } kan ikke tages tilbage: { $slug } er ændret igen siden. Intet er ændret.
staff-fault-empty = feltet er tomt, der skal stå noget
staff-fault-text = der skal stå en tekst
staff-fault-control = teksten har tegn, der ikke kan læses
staff-fault-one-line = teksten skal stå på én linje
staff-fault-personal = her står et tal, der ligner et CPR-nummer; slet det
staff-fault-garbled = bogstaverne er gået i stykker (fx { $letters }). Gem filen igen som UTF-8 (»CSV UTF-8« i Excel)
staff-fault-flag = der skal stå ja eller nej
staff-fault-list = der skal stå mindst én, hver på sin linje
staff-fault-day = der skal stå en dato som 2026-11-25
staff-fault-slug = der må kun stå små bogstaver a-z, tal og enkelte bindestreger
staff-fault-address = der skal stå »titel | https://adresse«, en på hver linje
staff-fault-long = højst { $most } tegn, her er { $found }
staff-fault-version = der skal stå nummeret fra eksporten, eller intet for et nyt svar
staff-fault-unknown-field = feltet kendes ikke; der skulle stå { $expected }
staff-fault-formula = en formel; skriv teksten selv
staff-fault-error-value = en fejlværdi; skriv teksten selv
staff-fault-beside = her står noget uden for tabellen, hvor ingen overskrift er
staff-fault-twice = { $slug } står allerede i række { $row }
staff-fault-no-entry = { $slug } findes ikke; lad version stå tom, hvis svaret er nyt
staff-fault-no-version = { $slug } findes allerede; tag rækken fra en ny eksport
staff-fault-conflict = { $slug } er ændret her siden eksporten; tag rækken fra en ny eksport, og ret den dér
staff-fault-lost-letters = { $slug }: bogstaver er blevet til ?, da filen blev gemt. Gem den som .xlsx eller »CSV UTF-8«
staff-fault-one-of = der skal stå { $expected }
staff-fault-no-name = rækken har hverken navn (slug), titel eller svar; er det en bemærkning, så slet den
staff-fault-yaml-encoding = tegnene i linje { $line } kan ikke læses. Gem filen som UTF-8
staff-fault-yaml-twice = feltet { $field } står to gange; det andet er i linje { $line }. Slet det ene
staff-fault-yaml = linje { $line } kan ikke læses som YAML. Ryk ind med mellemrum og ikke med tabulator, og sæt tekster med kolon eller # i anførselstegn ({ $problem })
staff-fault-yaml-list = filen er ikke en liste af svar. Begynd med en eksport
staff-fault-kind = den slags filer kan ikke læses. Brug .xlsx, .csv eller .yaml
staff-fault-old-excel = filen er fra et gammelt Excel (.xls) eller har en adgangskode. Gem den som .xlsx uden adgangskode
staff-fault-picture = filen er et billede eller en PDF. Send tabellen som .xlsx eller .csv
staff-fault-encoding = tegnene kan ikke læses. Gem filen som .csv (UTF-8)
staff-fault-other-content = filen er noget andet, end dens navn siger. Gem den som .xlsx eller .csv
staff-fault-damaged = filen er beskadiget, eller den er pakket på en måde, som et regneark ikke er. Kopiér svarene til en ny fil, og gem den som .xlsx
staff-fault-password = filen har en adgangskode. Gem den uden
staff-fault-size = filen fylder { $size } MB, højst { $most } MB læses. Fjern billeder og andre ark, eller del filen
staff-fault-rows = der står noget i række { $row }, højst { $most } rækker læses. Del filen, eller slet det nederste
staff-fault-columns = tabellen har mere end { $most } kolonner. Slet dem, der ikke hører til tabellen
staff-fault-merged = cellerne { $cells } er flettet. Ophæv fletningen, og udfyld hver celle
staff-fault-sheet-unread = arket »{ $other }« er ikke læst, kun »{ $sheet }« er
staff-fault-column-unread = kolonne { $column } ({ $heading }) er ikke læst: den er jeres egen
staff-fault-rows-hidden = skjulte rækker er også læst: { $count }
staff-fault-no-rows = filen har ingen rækker. Begynd med en eksport
staff-fault-heading = overskriften { $heading } i række { $row }, kolonne { $column } kendes ikke. Brug overskrifterne fra eksporten, øverst på arket
staff-fault-heading-meant = overskriften { $heading } i række { $row }, kolonne { $column } kendes ikke. Mente du »{ $meant }«? Brug overskrifterne fra eksporten, øverst på arket
staff-fault-heading-twice = overskriften { $heading } står to gange, også i kolonne { $column }
staff-fault-columns-missing = der mangler kolonner i række { $row }: { $columns }
staff-fault-csv = linje { $line } er ikke gyldig CSV. Gem filen igen
staff-due-head = <b>Skal tjekkes af { $owner }</b> (sammenlign med kilden; passer det, så tryk):
staff-due-soon = • { $title } ({ $slug }): senest { $day }
staff-due-over = • { $title } ({ $slug }): <b>bliver ikke vist siden { $day }</b>
staff-due-urgent = • { $title } ({ $slug }): <b>skulle være tjekket { $day } og bliver stadig vist</b>, for det er akut
staff-due-ends = • { $title } ({ $slug }): gælder kun til { $day }; ret datoen, hvis det gælder længere
staff-due-ended = • { $title } ({ $slug }): <b>gjaldt til { $day } og bliver ikke vist</b>; ret datoen, eller arkivér
staff-due-button = Tjekket i dag: { $title }
staff-due-none = Intet skal tjekkes de næste 14 dage.
staff-due-gone = Det svar findes ikke mere.
staff-due-already = Det er allerede tjekket i dag.
staff-due-noted = Noteret
staff-due-checked = { $title } er tjekket i dag af { $who } og skal tjekkes igen senest { $until }.

# Besked om arrangementer
command-subscription = Besked om arrangementer
command-stop = Stop alle beskeder om arrangementer
notice-new = <b>Nyt:</b>
notice-moved = <b>Ændret:</b>
notice-sold_out = <b>Udsolgt:</b>
notice-cancelled = <b>Aflyst:</b>
notice-postponed = <b>Udsat, ny dag er ikke meldt:</b>
notice-back = <b>Bliver alligevel til noget:</b>
notice-reminder = <b>Husk:</b>
notice-digest = <b>Det sker i de næste dage</b>
notice-event =
    <b>{ $title }</b>
    { $spot }
notice-before = Før: { $spot }
notice-is-sold-out = Udsolgt
notice-is-missing = Arrangementet står ikke længere i kalenderen. Spørg biblioteket, før du tager af sted.
notice-more = <a href="{ $url }">Læs mere</a>
notice-left = og { $count } mere. Skriv »hvad sker der«, så ser du det hele.
notice-only-danish = Denne meddelelse findes kun på dansk.
when-today = i dag
when-tomorrow = i morgen
when-at = { $day } kl. { $time }
remind-me = Mind mig om det
reminder-set = Jeg minder dig om det: { $when }.
reminder-already = Jeg minder dig allerede om det.
reminder-too-late = Det begynder så snart, at jeg ikke kan nå at minde dig om det.
reminder-gone = Det arrangement kan jeg ikke minde dig om: det er aflyst, slut eller ikke længere i kalenderen.
subscription-change = Ret
subscription-stop = Stop alle beskeder
subscription-stopped = <b>Du får ikke flere beskeder om arrangementer.</b> Det, du havde valgt, er slettet, og det er dine påmindelser også. Skriv /abonnement, hvis du vil begynde igen.
subscription-none = Du har ikke bedt om beskeder om arrangementer. Skriv /abonnement, hvis du gerne vil.
subscription-sends-nothing = Jeg sender dig ikke noget af mig selv: du har ikke bedt om beskeder om arrangementer. Sms'er, mails og breve fra biblioteket eller kommunen kommer ikke fra denne chat. Skriv /menneske, hvis en medarbejder skal hjælpe dig med dem.
subscription-may-change = Tryk på det, du vil ændre. Vil du slet ikke have flere, så tryk på knappen nederst.
subscription-may-stop = Vil du ikke have flere, så tryk på knappen.
subscription-begin = <b>Vil du have besked om, hvad der sker på bibliotekerne?</b> Tre tryk, så er det gjort. Du kan altid ændre det eller stoppe igen. Vælg først hus.
subscription-begin-audience = Hvem skal det være for?
subscription-begin-rhythm = Hvornår vil du høre fra mig?
subscription-both-houses = Begge huse
subscription-all-audiences = Alle
subscription-overview = <b>Din besked om arrangementer</b>
subscription-houses = Huse: { $chosen }
subscription-audiences = For: { $chosen }
subscription-categories = Kategorier: { $chosen }
subscription-themes = Temaer: { $chosen }
subscription-limits = Tid og pris: { $chosen }
subscription-rhythm = Hvornår: { $chosen }
subscription-quiet = Stille: { $chosen }
subscription-paused = <b>På pause</b> til { $until }. Påmindelser, du selv har bedt om, kommer stadig.
subscription-paused-open = <b>På pause</b>, til du selv slår det til igen. Påmindelser, du selv har bedt om, kommer stadig.
subscription-reminders =
    { $count ->
        [one] Du har bedt om { $count } påmindelse.
       *[other] Du har bedt om { $count } påmindelser.
    }
subscription-all = alle
subscription-explain = Jeg gemmer kun det, du selv har valgt her. Jeg gætter ikke ud fra, hvad du skriver.
subscription-edit-houses = Huse
subscription-edit-audiences = Målgrupper
subscription-edit-categories = Kategorier
subscription-edit-themes = Temaer
subscription-edit-limits = Tid og pris
subscription-edit-rhythm = Hvornår
subscription-edit-quiet = Stille timer
subscription-edit-pause = Pause
subscription-resume = Slut med pause
subscription-choose-houses = <b>Hvilke huse?</b> Vælger du ingen, gælder det alle.
subscription-choose-audiences = <b>Hvem skal det være for?</b> Vælger du ingen, gælder det alle.
subscription-choose-categories = <b>Hvilke kategorier?</b> Vælger du ingen her og ingen temaer, får du det hele.
subscription-choose-themes = <b>Hvilke temaer?</b> Vælger du ingen her og ingen kategorier, får du det hele.
subscription-choose-limits = <b>Hvornår må det være, og hvad må det koste?</b> Vælger du ingen, får du det hele. Det, der ikke står en pris ved, kommer også med.
subscription-limits-later = Tid og pris vælger du om lidt, når det her er valgt.
subscription-choose-rhythm = <b>Hvornår vil du høre fra mig?</b>
subscription-choose-quiet = <b>Hvornår skal der være stille?</b> Det, der falder i de timer, kommer bagefter.
subscription-choose-pause = <b>Hvor længe skal jeg holde pause?</b>
subscription-no-categories = Der er ingen kategorier i kalenderen lige nu.
subscription-back = Tilbage
rhythm-at_once = Med det samme
rhythm-weekly = En oversigt hver torsdag
rhythm-day_before = Dagen før
quiet-hours = kl. { $begins }-{ $ends }
quiet-none = Aldrig
pause-week = En uge
pause-month = En måned
pause-open = Til jeg slår det til igen
audience-boern = Børn
audience-unge = Unge
audience-voksne = Voksne
audience-seniorer = Seniorer
theme-faglitteratur = Faglitteratur
theme-laesefaellesskaber = Læsefællesskaber
theme-litteraere-formater = Nye litterære formater
theme-digital-dannelse = Digital dannelse
limit-daytime = Hverdage før kl. 16
limit-evenings = Hverdage efter kl. 16
limit-weekends = Weekender
limit-free = Gratis
data-kind-subscription = Besked om arrangementer
data-kind-notice = Beskeder om arrangementer, sendt eller på vej
data-field-houses = Huse
data-field-audiences = Målgrupper
data-field-categories = Kategorier
data-field-themes = Temaer
data-field-limits = Tid og pris
data-field-rhythm = Hvornår
data-field-quiet-from = Stille fra kl.
data-field-quiet-to = Stille til kl.
data-field-paused-until = Pause til
data-field-subject = Om
data-field-kind = Slags
data-field-due-at = Kommer
data-field-asked = Bedt om som påmindelse
# Medarbejdere holder viden ved lige

staff-kb-overview = <b>Viden</b>: { $published } svar er udgivet, { $drafts } er udkast, { $archived } er arkiveret. Find et svar med <code>/vis pas</code>, ret det med <code>/ret pas</code>, eller skriv et nyt med /ny.
staff-kb-overview-drafts = Herunder står de kladder, der er begyndt på.
staff-kb-begin-new = Skriv et nyt svar
staff-kb-drafted = ✎ { $name } ({ $author })
staff-kb-drafted-waiting = ⏳ { $name } ({ $author })
staff-kb-found = Disse svar passer til »{ $words }«. Tryk på et for at se det.
staff-kb-none = Intet svar passer til »{ $words }«. Prøv andre ord, eller skriv et nyt med /ny.
staff-kb-gone = Det svar findes ikke.
staff-kb-draft-gone = Den kladde er udgivet eller smidt væk.
staff-kb-nameless = Skriv under dit eget navn: et svar skal have en, der har skrevet det. Intet er ændret.
staff-kb-no-undo-in-case = Intet er ændret: her fortryder kommandoen ikke et svar. Vil du tage et svar tilbage fra borgeren, så ret det, så det begynder med //. Skal en ændring af vidensbasen tages tilbage, så skriv kommandoen i emnet Viden eller i gruppen selv.
staff-kb-not-in-case = Hvad der skrives her, går til borgeren. Skriv kommandoen i emnet Viden eller i gruppen selv. Intet er ændret.
staff-kb-not-yours = { $author } skriver på den kladde.
staff-kb-nothing-asked = Ingen af dine kladder venter på noget her. Intet er ændret.
staff-kb-preview = <b>{ $title }</b> – sådan får borgeren svaret på { $language }:
staff-kb-missing = <b>Der er intet svar på { $language } endnu.</b>
staff-kb-about = <code>{ $slug }</code> · { $state } · { $place }
staff-kb-about-examples = Eksempler på spørgsmål: { $danish } på dansk, { $english } på engelsk
staff-kb-about-valid = Gælder: { $start } til { $end }
staff-kb-about-review = Skal tjekkes senest { $day }
staff-kb-changed = Udgave { $number }, ændret af { $who } { $at }
staff-kb-others = { $who } skriver også på dette svar lige nu. Den, der udgiver sidst, får de andres ændringer at se først; intet bliver overskrevet.
staff-kb-state-published = udgivet
staff-kb-state-draft = udkast, ikke udgivet
staff-kb-state-archived = arkiveret, borgere får det ikke
staff-kb-edit = Ret
staff-kb-history = Historik
staff-kb-undo = Fortryd seneste
staff-kb-archive = Arkivér
staff-kb-draft = <b>Kladde: { $name }</b> ({ $author } skriver). Ingen borgere får den at se, før den er udgivet.
staff-kb-new = Et nyt svar. Du bliver spurgt om én ting ad gangen, og du kan altid lægge det til side og gå videre senere.
staff-kb-resumed = Her er kladden, som du forlod den.
staff-kb-resume = Gå videre
staff-kb-aside = Læg til side
staff-kb-put-aside = Kladden »{ $name }« er lagt til side. Intet er tabt: find den igen med /vis.
staff-kb-throw = Smid kladden væk
staff-kb-throw-sure = Skal kladden »{ $name }« smides væk? Det udgivne svar er, som det er.
staff-kb-keep = Nej, behold den
staff-kb-thrown = Kladden »{ $name }« er smidt væk. Det udgivne svar er, som det var.
staff-kb-take = Overtag kladden
staff-kb-skip = Lad det stå
staff-kb-now = Nu står der:
staff-kb-field-title-da = Titel, dansk
staff-kb-field-title-en = Titel, engelsk
staff-kb-field-answer-da = Svar, dansk
staff-kb-field-answer-en = Svar, engelsk
staff-kb-field-examples-da = Spørgsmål, dansk
staff-kb-field-examples-en = Spørgsmål, engelsk
staff-kb-field-answer = Svar
staff-kb-field-source = Kilde
staff-kb-field-sources = Kilde
staff-kb-field-valid = Gyldighed
staff-kb-field-valid_from = Gælder fra
staff-kb-field-valid_to = Gælder til
staff-kb-field-review = Næste tjek
staff-kb-field-review_by = Tjekkes senest
staff-kb-field-checked_at = Tjekket
staff-kb-field-place = Emne
staff-kb-field-area = Område
staff-kb-field-topic = Emne
staff-kb-field-status = Udgivet eller ej
staff-kb-field-why = Begrundelse
staff-kb-ask-title = Skriv titlen (sprog: { $language }): højst 28 tegn, som på en knap.
staff-kb-ask-answer = Skriv svaret (sprog: { $language }), som borgeren skal se det. Fed skrift, links og lister bliver, som de er.
staff-kb-ask-examples = Skriv, hvordan borgere spørger (sprog: { $language }): ét spørgsmål på hver linje. De lægges til; -3 fjerner nummer 3.
staff-kb-ask-source = Hvilken officiel side bygger svaret på? Skriv fx: borger.dk: Pas https://www.borger.dk/pas – eller »ingen«.
staff-kb-ask-valid = Hvornår gælder svaret? Skriv fx: 1.12.2026 til 31.1.2027 – eller kun den første dag, eller »til 31.1.2027«.
staff-kb-ask-review = Hvornår skal svaret tjekkes igen? Skriv en dato, fx 1.6.2027. Efter den får borgere det ikke, før nogen har tjekket det.
staff-kb-ask-place = Hvor hører svaret til? Vælg område og emne, eller skriv emnets navn.
staff-kb-ask-topic = Vælg emnet i { $area }:
staff-kb-ask-why = Hvorfor rettes svaret? Det står i historikken.
staff-kb-always = Gælder altid
staff-kb-days =
    { $days ->
        [90] Om 3 måneder
        [182] Om et halvt år
        [365] Om et år
       *[other] Om { $days } dage
    }
staff-kb-suggested = Det har borgere spurgt om. Tryk for at lægge et spørgsmål til:
staff-kb-only-text = Skriv det som tekst. Kladden er, som den var.
staff-kb-personal = Teksten så ud til at indeholde et CPR-nummer, en kode eller et kortnummer. Intet af den er gemt. Slet beskeden, og skriv uden tallene.
staff-kb-no-day = Jeg kan ikke læse datoen. Skriv fx 1.6.2027. Kladden er, som den var.
staff-kb-past-day = { $day } er ikke en kommende dag. Skriv en dag efter i dag, fx 1.6.2027. Kladden er, som den var.
staff-kb-far-day = { $day } ligger langt ude i fremtiden. Er året rigtigt? Kladden er, som den var.
staff-kb-past-period = Perioden slutter { $day }, og den dag er gået. Kladden er, som den var.
staff-kb-no-period = Jeg kan ikke læse perioden. Skriv fx 1.12.2026 til 31.1.2027. Kladden er, som den var.
staff-kb-no-place = Det emne findes ikke. Vælg et med knapperne. Kladden er, som den var.
staff-kb-no-address = Der mangler en adresse, som begynder med https://. Kladden er, som den var.
staff-kb-no-example = Der er intet spørgsmål nummer { $number }. Kladden er, som den var.
staff-kb-long-title = Titlen må højst fylde { $number } tegn, og den her fylder { $length }. Kladden er, som den var.
staff-kb-long-answer = Svaret må højst fylde { $number } tegn. Kladden er, som den var.
staff-kb-long-example = Et spørgsmål må højst fylde { $number } tegn. Kladden er, som den var.
staff-kb-too-many = Der er plads til { $number } spørgsmål. Kladden er, som den var.
staff-kb-hints = <b>Se på det her, før du udgiver</b> (⛔ skal rettes):
staff-kb-fine = Jeg har ingen bemærkninger til kladden.
staff-kb-more-hints = … og { $number } mere.
staff-kb-no-difference = Intet er ændret.
staff-kb-difference-goes-on = … og mere.
staff-kb-publish = Udgiv …
staff-kb-hint-no-answer = Der mangler et svar på dansk.
staff-kb-hint-no-english = Der er intet svar på engelsk: den, der spørger på engelsk, får det danske.
staff-kb-hint-no-title = Der mangler en titel ({ $language }).
staff-kb-hint-no-place = Vælg, hvilket emne svaret hører til.
staff-kb-hint-long-title = Titlen er for lang til en knap ({ $language }): { $number } tegn, højst 28.
staff-kb-hint-no-source = Der er ingen kilde.
staff-kb-hint-few-examples =
    { $number ->
        [0] Der er ingen eksempler på spørgsmål ({ $language }): jo flere måder at spørge på, jo bedre bliver svaret fundet.
        [one] Kun { $number } eksempel på et spørgsmål ({ $language }): jo flere måder at spørge på, jo bedre bliver svaret fundet.
       *[other] Kun { $number } eksempler på spørgsmål ({ $language }): jo flere måder at spørge på, jo bedre bliver svaret fundet.
    }
staff-kb-hint-lix = Svaret er svært at læse: LIX er { $number }, og over 40 er for svært. Skriv kortere sætninger og hverdagsord.
staff-kb-hint-long-answer = Svaret er langt ({ $language }). Skriv det vigtigste, og link til resten.
staff-kb-hint-long-sentence = En sætning er lang ({ $language }): »{ $words } …«. Del den i to.
staff-kb-hint-price-without-year = En pris står uden årstal ({ $language }): »{ $words }«.
staff-kb-hint-price-review = Svaret nævner en pris, men skal først tjekkes efter 1. februar. Vælg en tidligere dag under »Næste tjek«.
staff-kb-hint-cpr = Der står et tal, der ligner et CPR-nummer ({ $language }). Fjern det.
staff-kb-hint-masked = Der står { $words } i stedet for det, der var skrevet ({ $language }). Skriv, hvad der menes, eller fjern det.
staff-kb-hint-unknown-phone = Telefonnummeret { $words } er ikke på listen over kontrollerede numre. Er det rigtigt?
staff-kb-hint-unknown-site = Siden { $words } er ikke på listen over kontrollerede sider. Er den officiel?
staff-kb-hint-link-not-https = Linket { $words } begynder ikke med https://.
staff-kb-hint-yes-or-no = Svaret begynder med »{ $words }« ({ $language }), men den, der læser det, kan have spurgt hvordan, eller om man ikke må. Begynd med det, der gælder.
staff-kb-hint-vague-link = Et link siger ikke, hvor det fører hen ({ $language }): { $words }
staff-kb-hint-bare-address = En adresse står frit i svaret ({ $language }). Lav den til et link med et navn.
staff-kb-hint-html = Der står HTML i svaret ({ $language }): { $words }
staff-kb-hint-markup = Der står tegn, som ikke vises som mening var ({ $language }): { $words }
staff-kb-hint-braces = Der står dobbelte krøllede parenteser i svaret ({ $language }).
staff-kb-hint-no-other-way = Svaret nævner MitID, men ingen anden vej ({ $language }). Skriv, hvad man gør uden MitID.
staff-kb-hint-details = Svaret siger ikke mere alt det, som det er noteret for (fx pris eller frist).
staff-kb-hint-repeated = »{ $words }« står også i { $other }. Så ved jeg ikke, hvilket svar der er ment.
staff-kb-hint-never-valid = Svaret gælder til en dag, der ligger før den, det gælder fra; så får ingen borger det.
staff-kb-hint-over = Borgerne får ikke svaret mere: det gjaldt til { $words }, eller skulle tjekkes senest da.
staff-kb-hint-far-day = Dagen { $words } ligger langt ude i fremtiden. Er året rigtigt?
staff-kb-hint-too-long = Svaret er på { $number } tegn ({ $language }), så borgerne får det i flere beskeder. Skriv det vigtigste, og link til resten.
staff-kb-hint-new-place = Ingen andre svar står under { $words }. Er området og emnet stavet rigtigt?
staff-kb-hint-dead-reference = Der findes intet svar, der hedder { $words }.
staff-kb-hint-taken = »{ $words }« bliver i dag besvaret af { $other }. Ligner de to svar hinanden for meget?
staff-kb-hint-confusable = »{ $words }« kan forveksles med { $other }.

# Opslag og leveringer
staff-post-how = Skriv opslaget efter kommandoen: <code>/opslag Biblioteket i Haslev holder lukket på fredag.</code> En linje med --- skiller en engelsk tekst fra den danske. Så ser I det, som borgerne får det, og intet er sendt, før en af jer godkender det. Vil I sende det senere, så skriv fx <code>/opslag 7 fredag kl. 10</code> med opslagets nummer.
staff-post-unknown = Der er intet opslag { $id }. Intet er gemt.
staff-post-no-draft = Opslag { $id } er godkendt eller annulleret, så tiden kan ikke ændres. Intet er ændret.
staff-post-cancel-how = Et opslag tages tilbage med knappen »Annullér« under det, og tiden ændres med fx <code>/opslag 1 fredag kl. 10</code>. Intet er ændret, og intet er sendt.
staff-post-no-time = »{ $written }« er ikke et tidspunkt, jeg kan bruge: det skal ligge i de næste 60 dage. Intet er ændret. Skriv fx <code>/opslag { $id } fredag kl. 10</code>.
staff-post-or-text = Er det teksten til et nyt opslag, så skriv den på linjen under /opslag.
staff-post-cpr = Opslaget så ud til at indeholde et CPR-nummer eller et kortnummer. Intet er gemt.
staff-post-long = Opslaget er for langt til én besked. Gør det kortere; intet er gemt.
staff-post-draft =
    { $count ->
        [one] <b>Opslag { $id }</b> går til { $count } person. Tid: { $when }. Intet er sendt endnu.
       *[other] <b>Opslag { $id }</b> går til { $count } personer. Tid: { $when }. Intet er sendt endnu.
    }
staff-post-past = <b>Opslag { $id }</b> skulle ud { $when }, og den tid er gået. Intet er sendt. Tryk på »Tid: { $when }« for at vælge en ny tid, fx straks, eller skriv <code>/opslag { $id } fredag kl. 10</code>. Så kan I godkende det.
staff-post-approved =
    { $count ->
        [one] <b>Opslag { $id } er godkendt</b> og går til { $count } person. Tid: { $when }. Hvem der har stille timer da, får det bagefter.
       *[other] <b>Opslag { $id } er godkendt</b> og går til { $count } personer. Tid: { $when }. Hvem der har stille timer da, får det bagefter.
    }
staff-post-given = <b>Opslag { $id }</b> er på vej eller sendt. /leveringer viser hvordan.
staff-post-was-cancelled = <b>Opslag { $id }</b> er annulleret.
staff-post-cancelled =
    { $count ->
        [0] <b>Opslag { $id } er annulleret.</b> Ingen har fået det.
       *[other] <b>Opslag { $id } er annulleret.</b> { $count } har fået det allerede eller får det nu.
    }
staff-post-too-late = Opslag { $id } kan ikke annulleres: det er sendt eller annulleret allerede.
staff-post-at-once = straks
staff-post-houses = Hus: { $chosen }
staff-post-audiences = For: { $chosen }
staff-post-when = Tid: { $when }
staff-post-go = Godkend og send
staff-post-cancel = Annullér
staff-post-name = Opslag { $id }: { $text }
staff-post-example = Sådan ser knappen ud for borgeren; her gør den ingenting.
staff-deliveries = <b>Leveringer</b>
staff-deliveries-name = { $name }
staff-deliveries-automatic = Om arrangementer, de sidste 7 dage
staff-deliveries-again = Send { $count } mislykkede igen ({ $name })
staff-deliveries-sent-again = De mislykkede bliver sendt igen.
staff-delivery-due = { $count } venter
staff-delivery-sent = { $count } sendt
staff-delivery-blocked = { $count } har blokeret
staff-delivery-failed = { $count } mislykkedes
staff-delivery-uncertain = { $count } usikre
staff-delivery-overtaken = { $count } overhalet
staff-kb-blocked = <b>Kladden kan ikke udgives endnu.</b>
staff-kb-nothing-to-publish = Kladden er, som det udgivne svar er. Der er intet at udgive.
staff-kb-ready = <b>Klar til at udgive: { $name }</b> (skrevet af { $author }).
staff-kb-ready-another = <b>Klar til at udgive: { $name }</b>. { $author } har skrevet den, og en anden skal udgive den.
staff-kb-why = Begrundelse: { $why }
staff-kb-changes = <b>Det bliver ændret</b> (- går ud, + kommer ind):
staff-kb-publish-now = Udgiv nu
staff-kb-send-back = Send tilbage
staff-kb-changed-since = Kladden er ændret, siden den blev vist her. Åbn den igen med /vis.
staff-kb-another-publishes = Du har skrevet kladden eller noget af den, så en anden skal udgive den.
staff-kb-publishing = { $who } udgiver »{ $name }«.
staff-kb-published = <b>»{ $name }« er udgivet</b> som <code>{ $slug }</code>. Borgere får det nye svar om få sekunder. Fortryd med <code>/fortryd { $slug }</code>.
staff-kb-sent-back = { $who } har sendt »{ $name }« tilbage.
staff-kb-ask-back = Send »{ $name }« tilbage? Skriv hvorfor i én besked, så gør jeg det, og forfatteren læser begrundelsen. Eller tryk på en knap.
staff-kb-back-yes = Send tilbage uden begrundelse
staff-kb-not-sent-back = »{ $name }« venter stadig på at blive udgivet.
staff-kb-who = { $author } (udgivet af { $publisher })
staff-kb-overtaken = <b>Svaret er blevet ændret imens</b> af { $who } { $at }. Intet er overskrevet, og din kladde er, som den var. Det her har de ændret:
staff-kb-rebase = Læg mine rettelser ind i det nye
staff-kb-rebased = Dine rettelser er lagt ind i den nye udgave. Se den igennem, før du udgiver.
staff-kb-rebased-both = Dine rettelser er lagt ind i den nye udgave. I har begge rettet { $fields }: nu står din tekst der. Se den igennem, før du udgiver.
staff-kb-language-da = dansk
staff-kb-language-en = engelsk
staff-kb-no-history = Svaret er ikke ændret, siden udgaver bliver gemt.
staff-kb-history-of = <b>Historik for { $title }</b> ({ $number } udgaver, nyeste først):
staff-kb-version = <b>Udgave { $number }</b> · { $at } · { $who } · { $what }
staff-kb-act-edit = rettet
staff-kb-act-new = nyt svar
staff-kb-act-undo = fortrudt
staff-kb-act-archive = arkiveret
staff-kb-act-draft = udkast
staff-kb-act-load = indlæst
staff-kb-act-import = importeret
staff-kb-act-before = som det var før
staff-kb-nothing-to-undo = Der er ingen tidligere udgave at gå tilbage til.
staff-kb-undo-sure = <b>Fortryd den seneste ændring af { $title }?</b> Den er lavet af { $who } { $at }. Så bliver det her ændret (- går ud, + kommer ind):
staff-kb-undo-yes = Fortryd uden begrundelse
staff-kb-undone = { $who } har fortrudt den seneste ændring af »{ $title }«. Det, der gjaldt før den, gælder igen om lidt, senest efter et par minutter. Fortryd igen med <code>/fortryd { $slug }</code>.
staff-kb-archive-sure = <b>Arkivér { $title }?</b> Borgere får det ikke mere. Det bliver stående med sin historik og kan tages frem igen med /fortryd.
staff-kb-archive-yes = Arkivér uden begrundelse
staff-kb-archived = { $who } har arkiveret »{ $title }«. Tag det frem igen med <code>/fortryd { $slug }</code>.
staff-kb-archived-already = Svaret er arkiveret allerede.
staff-kb-no-back = Tilbage
staff-kb-turned-since = Svaret er ændret, siden det blev vist her. Se det igen.
staff-export = Ret i filen, og send den i emnet »Viden« eller som svar på denne besked; så viser jeg først, hvad den ændrer.
staff-import-sets = <b>Filen med spørgsmål er læst. Intet er ændret endnu.</b>
    Nye: { $new } · Ændrede: { $changed } · Mangler i filen: { $missing } · Uændrede: { $unchanged }
staff-import-sets-done = <b>Spørgsmålene er ændret som ændring { $change }</b> af { $who }.
staff-import-sets-name = spørgsmålene
staff-fault-expects-nobody = der findes intet svar { $slug }
staff-fault-learnt = spørgsmålet er et eksempel på { $slug }; et lært spørgsmål beviser intet, så spørg med andre ord
staff-fault-expects-nothing = her skal intet stå: ingen svar passer til disse spørgsmål
staff-import-sets-conflict = Intet er ændret: spørgsmålene er ændret, siden filen blev læst. Hent dem igen med /eksport spørgsmål.

# Lukketid
staff-closing-time =
    { $count ->
        [one] <b>Lukketid:</b> { $count } borger venter stadig på svar.
       *[other] <b>Lukketid:</b> { $count } borgere venter stadig på svar.
    }
staff-kb-trying = Jeg prøver de gemte spørgsmål af med kladden. Resultatet kommer her om lidt.
staff-kb-trial = <b>{ $tried } gemte spørgsmål er prøvet; for { $changed } bliver det anderledes:</b>
staff-kb-trial-same = { $tried } gemte spørgsmål er prøvet: ingen af dem bliver besvaret anderledes.
staff-kb-trial-failed = De gemte spørgsmål kunne ikke prøves af. Se kladden ekstra godt igennem.
staff-kb-trial-text = • »{ $question }« får den nye tekst
staff-kb-trial-other = • »{ $question }«: { $before } → { $after }
staff-kb-trial-breaks = ⛔ »{ $question }« var rigtigt og bliver forkert: { $before } → { $after }
staff-kb-decision-answer = svaret { $titles }
staff-kb-decision-small_talk = svaret { $titles }
staff-kb-decision-signpost = akut { $titles }
staff-kb-decision-clarify = spørger tilbage: { $titles }
staff-kb-decision-hand_over = en medarbejder ({ $titles })
staff-kb-decision-refuse = advarsel om personoplysninger ({ $titles })
staff-kb-accept-one = Godtag:
staff-kb-accepted = »{ $question }« er godtaget af { $who }
staff-kb-accept-first = Der er spørgsmål, som bliver besvaret forkert. En af jer skal godtage dem først.

# Kladder

data-kind-draft = Kladde til et svar, som du skriver som medarbejder
data-kind-wrote = Kladde, som du har skrevet noget af: dit nummer står ved den, til den er udgivet eller smidt ud, så en anden udgiver den
data-field-slug = Svarets navn
staff-import-many = Intet er ændret: filen har { $rows } rækker. Her læses højst { $most }; brug <code>borgerbot kb import</code> på serveren til større filer.
staff-import-another = Du har selv sendt filen. En anden godkender skal gennemføre den.

# Udgivelse: første kig og hvad der er sket imens
staff-kb-first-look = <b>Første kig på { $name }</b> (skrevet af { $author }). Hele afprøvningen følger om lidt, og først da kan der udgives.
staff-kb-trial-first = <b>Af { $tried } gemte spørgsmål ser { $changed } ud til at blive anderledes:</b>
staff-kb-trying-again = Der er udgivet noget andet, siden spørgsmålene blev prøvet af med »{ $name }«. Jeg prøver dem igen, så ingen udgiver efter en gammel prøve. Resultatet kommer her om lidt.
staff-kb-trial-first-same = Af { $tried } gemte spørgsmål ser ingen ud til at blive besvaret anderledes.
staff-kb-ask-reason = Skriv hvorfor i én besked, så gør jeg det, og begrundelsen kommer i historikken. Eller tryk på en knap.
staff-export-or-excel = Ret i filen, og send den i emnet »Viden« eller som svar på denne besked; så viser jeg først, hvad den ændrer. Som Excel-fil: <code>/eksport excel</code>
staff-due-last = · sidst:

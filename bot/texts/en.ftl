# English: the sentences that citizens read. <b> and <a> are Telegram's HTML.

start =
    <b>Hello! I am a chatbot – a computer, not a person.</b>

    I answer questions about citizen service (Borgerservice) and the libraries in Haslev and Faxe: passports, MitID, moving, loans, e-books, events and much more. My answers are written and approved by staff. When I am not sure, I say so and offer to pass your question to a member of staff.

    <b>Never write your CPR number, codes or other private things here.</b>

    Write your question in your own words, or choose a topic.
help =
    <b>How to use me</b>
    Write your question in your own words, for example “what does a passport cost”. I am a chatbot and answer only with texts that staff have approved.

    /menneske – ask a member of staff
    /abonnement – get news about events, change it, or stop it
    /sprog – Danish or English
    /privatliv – what I keep about you
    /hjaelp – this help

    Never write your CPR number or codes here. These are the topics:
help-in-case =
    <b>You are writing with a member of staff.</b> Everything you write goes to them, and I, the chatbot, stay silent in the meantime.

    /afslut – end the conversation, and I will answer again
    /abonnement – get news about events, change it, or stop it
    /sprog – Danish or English
    /privatliv – what I keep about you
    /hjaelp – this help

    Never write your CPR number or codes here.
command-start = Start again
command-help = Help and topics
command-language = Danish or English
command-person = Ask a member of staff
command-end = End the conversation with a member of staff
command-privacy = Your data
command-my-data = See what is kept about you
command-erase = Delete what is kept about you
bot-description = I am a chatbot – a computer, not a person. I answer questions about citizen service and the libraries in Haslev and Faxe with texts that staff have approved, and I pass your question to a member of staff when I am not sure. Never write your CPR number or codes here.
bot-short-description = Chatbot of Faxe Kommunes Biblioteker og Borgerservice. A computer that passes you on to people.

language-choose = Which language would you like? / Hvilket sprog vil du have svar på?
language-set = I will answer in English from now on.
language-name-da = Dansk
language-name-en = English

thanked = You are welcome! Just write if there is anything else.
one-at-a-time = Please choose one of them first.
worked = Good to hear! Just write if there is anything else.
say-more = What are you thinking of? Please write a whole sentence, for example “where do I get a passport”. You can also reach a member of staff.
nodded = Just write if there is anything I can help with.
source-line = Source: { $source }
updated-line = Updated { $date }
helped-yes = This helped
helped-no = This did not help
helped-thanks = Thank you, good to hear.
helped-noted = Thank you for telling us.
ask-person = Ask a member of staff
clarify =
    What do you mean? Press a button, or type the number.
clarify-one =
    Is this what you mean? Press a button, or type 1.
clarify-lacks-detail =
    I cannot answer exactly that. But I can tell you about this. Press a button, or type the number.
none-of-these = None of these
not-this-one = No, something else
not-served = That topic is no longer here. Please write your question.
old-button = That button is too old. Please write your question again.

menu-areas = Choose a topic, or write your question:
menu-topics = <b>{ $area }</b> – choose a topic:
menu-entries = <b>{ $topic }</b> – what would you like to know?
menu-back = ‹ Back

offer-not_understood = I am sorry, I did not understand your message.
offer-unsure = I am not sure of the answer to that, and I do not want to guess.
offer-asked_for_person = You can get an answer from a member of staff – a person – here in the chat.
offer-needs_person = A member of staff needs to help you with that.
offer-failed_clarification = Then I do not have the right answer for you.
offer-not_filled_in = I know what you are asking about, but I do not have the details for Haslev and Faxe.
offer-not_valid = My answer to that does not apply at the moment.
offer-review_overdue = My answer to that is being checked, and I do not want to give you an outdated one.
offer-other_language = I am a chatbot – a computer – and can only answer in Danish and English.
offer-not_text = I can only read text – not pictures, sound or files.
offer-not_helpful = I am sorry about that.
offer-in_want = That sounds hard, and a person should help you with it. If anyone is in danger right now, call 112.
offer-question =
    Shall I pass your question to a member of staff? The answer comes here in the chat during opening hours. I cannot promise when. You can also find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
offer-question-empty =
    Shall I fetch a member of staff? The answer comes here in the chat during opening hours. I cannot promise when. You can also find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
offer-question-by =
    Shall I pass your question to a member of staff? You will get the answer here in the chat { $when }. You can also find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
offer-question-empty-by =
    Shall I fetch a member of staff? You will get an answer here in the chat { $when }. You can also find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
offer-call = If you would rather call, the number is { $phone }.
promise-by-today = today before { $time }
promise-by-tomorrow = tomorrow before { $time }
promise-by-weekday = on { $weekday } before { $time }
promise-by-date = on { $date } before { $time }
offer-yes = Yes, ask a member of staff
offer-no = No, thanks
offer-latest = Your latest question is: “{ $question }”
offer-waits = My question is still waiting for you: please answer yes or no.
offer-declined = That is quite all right. Just write if there is anything else.
nobody-reachable =
    I am sorry, I cannot pass your question to a member of staff right now. You can find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
case-opened =
    <b>Your question has been passed to a member of staff.</b> The answer will come here. Everything you write now goes to them, and I stay silent in the meantime.
case-opened-empty =
    <b>A member of staff has been told.</b> Please write here what it is about. Everything you write now goes to them, and I stay silent in the meantime.
case-promise = You will get an answer { $when }.
case-already-open = You are already writing with a member of staff.
case-not-relayed =
    Your message did not reach the member of staff. Please try again in a moment, or find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
case-close = End the conversation
case-closed = The conversation with the member of staff has ended. Now it is me, the chatbot, answering again.
case-reopen = I am not finished
case-reopened = <b>The conversation with the member of staff is open again.</b> Everything you write now goes to them, and I stay silent in the meantime.
case-late =
    I am sorry, this is taking longer than promised. Your question has not been forgotten, and staff have been reminded of it. You can also find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
case-silent =
    Was that everything? Please write if there is more. If we hear nothing from you, the conversation with the member of staff ends { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }.
case-nothing-to-close = You have no conversation with a member of staff right now.
from-person-corrected = <b>{ $name }</b> (a person) has corrected the answer:
from-person = <b>{ $name }</b> (a person):

refuse =
    <b>Your message seemed to contain a CPR number, a code or a card number.</b> Please delete it: hold your finger on the message and choose Delete. I will try to delete it too. I have not kept the numbers.

    Write your question again without them. If it is about your own case, write to the municipality with Digital Post.
refuse-in-case =
    <b>Your message seemed to contain a CPR number, a code or a card number.</b> The member of staff gets the message without the numbers, so you do not have to write it again.

    Please delete it: hold your finger on the message and choose Delete. I will try to delete it too. I have not kept the numbers. If it is about your own case, write to the municipality with Digital Post.
withheld =
    <b>What you sent has a name that looks like a CPR number, a code or a card number.</b> So I do not pass it on. Please delete it: hold your finger on the message and choose Delete. I will try to delete it too. I have not kept the numbers.

    If you want to send it again, give it another name first. If it is about your own case, write to the municipality with Digital Post.

# Rights
privacy =
    <b>Your data in this chat</b>
    I am a chatbot – a computer. Faxe Kommune, the municipality, is responsible for what I keep.

    <b>What do I keep, and why?</b>
    • Your language and your latest question, so that I can follow the conversation. It is deleted { $text } days after your latest message.
    • Questions that you ask me to pass to a member of staff. They are deleted { $cases } days after the conversation has ended, and what was written in it after { $text } days. If it has become part of a case, the law may require it to be kept longer.
    • If you agree: your questions without your name, so that we can make the answers better. They are deleted after { $questions } days.
    • If you have asked for news about events: what you have chosen, until you stop it, and what you were told of, until 30 days after the event.
    • If a member of staff has paused the chat: that it is paused, and when the pause ends.
    I do not keep your name. CPR numbers, codes, phone numbers and addresses are masked before anything is kept.

    <b>Telegram</b>
    Telegram is a private company outside the EU and keeps the chat itself. It is not end-to-end encrypted. So never write CPR numbers or codes here, and use Digital Post when it is about your own case.

    <b>What you can do</b>
    /minedata – get everything that is kept about you
    /slet – delete all of it
    If you have questions, ask a member of staff with /menneske, or find the municipality's data protection officer on <a href="{ $contact }">our contact page</a>. You can complain to Datatilsynet, the Danish data protection authority.
data-show = See my data
data-erase = Delete my data
data-nothing = I have not kept anything about you.
data-file = Here is everything that I have kept about you.
data-intro = Everything that the chatbot has kept about you. Telegram keeps the chat itself; read about it with /privatliv.
data-yes = yes
data-no = no
data-value-state-open = new
data-value-state-claimed = a member of staff has it
data-value-state-waiting_for_staff = waits for a member of staff
data-value-state-waiting_for_citizen = waits for you
data-value-state-closed = closed
data-value-state-reopened = opened again
data-value-state-waiting = waits
data-value-state-working = is being handled
data-value-state-done = handled
data-value-state-set_aside = could not be handled
data-value-state-due = is to be sent
data-value-state-sending = is being sent
data-value-state-sent = sent
data-value-state-failed = could not be sent
data-value-state-blocked = not sent: the chat is blocked
data-value-state-uncertain = perhaps sent
data-value-state-replaced = replaced by a newer one
data-value-state-given = on its way or sent
data-value-state-writing = is being written
data-value-state-aside = put aside
data-value-state-trying = is being tried
data-value-state-turning = about to be taken back
data-value-state-dropped = will not be sent
data-value-reason-not_understood = not understood
data-value-reason-unsure = not sure of the answer
data-value-reason-asked_for_person = you wanted to talk to a person
data-value-reason-needs_person = needs a member of staff
data-value-reason-failed_clarification = none of the suggestions was right
data-value-reason-not_filled_in = local information was missing
data-value-reason-not_valid = the answer did not apply
data-value-reason-review_overdue = the answer had to be checked
data-value-reason-other_language = another language
data-value-reason-not_text = not text
data-value-reason-not_helpful = the answer did not help
data-value-reason-in_want = no roof, food or heat
data-value-rating-asked = asked
data-value-rating-given = given
data-value-purpose-reply = reply to you
data-value-purpose-topic = your case with staff
data-value-purpose-card = your case with staff
data-value-purpose-to_staff = to staff
data-value-purpose-to_citizen = from staff to you
data-value-purpose-status = note of how things stand
data-value-purpose-announcement = news that you asked for
data-value-kind-new = new
data-value-kind-moved = changed
data-value-kind-sold_out = sold out
data-value-kind-cancelled = cancelled
data-value-kind-back = will take place after all
data-value-kind-reminder = reminder
data-value-kind-digest = overview
data-value-kind-post = news from the library
data-value-kind-entries = answers
data-value-kind-sets = questions for trials
data-value-what-edit = edited
data-value-what-new = new answer
data-value-what-undo = undone
data-value-what-archive = archived
data-value-what-draft = draft
data-value-what-load = loaded
data-value-what-import = imported
data-value-what-import-propose = file handed in
data-value-what-import-drop = file dropped
data-value-what-export = fetched as a file
data-value-what-check = checked
data-value-what-topic = topic chosen for the knowledge base
data-value-what-incident = incident shown
data-value-what-incident-end = incident ended
data-value-what-role = role given
data-kind-conversation = The conversation
data-kind-case = Question to a member of staff
data-kind-incoming = Message from you
data-kind-outgoing = Message to you or about your conversation
data-kind-banned = Pause: we do not answer in the chat
data-kind-blocked = You have blocked the chatbot
data-field-chat-id = The chat's number at Telegram
data-field-language = Language
data-field-last-question = Latest question
data-field-improve = May questions be used to make the answers better
data-field-updated-at = Last changed
data-field-id = Number
data-field-state = State
data-field-question = Question
data-field-reason = Reason
data-field-opened-at = Begun
data-field-closed-at = Ended
data-field-for-record = Must be kept as part of a case
data-field-update-id = Number at Telegram
data-field-received-at = Received
data-field-purpose = Purpose
data-field-created-at = Written
data-field-finished-at = Sent
data-field-helped = Did the answer help
data-field-text = Text
data-field-since = Since
data-field-until = Until
erase-ask =
    <b>Shall I delete everything that I have kept about you?</b>
    I will then forget your language, your questions, what you and members of staff have written to each other, and what is on its way to you. You will hear no more about events, and what you had chosen is gone. If you are in a conversation with a member of staff, it ends. This cannot be undone.

    This stays: conversations that we must keep by law, and questions that you let us keep without your name; I cannot tell that they are yours. You delete the chat in your own Telegram yourself. Press a button:
erase-yes = Yes, delete everything
erase-no = No, keep it
erase-kept = That is fine. I have not deleted anything.
erased = <b>Everything that I had kept about you is deleted.</b> You can always write to me again.
erased-but-kept =
    <b>What I may delete is deleted.</b> Conversation { $cases } has become part of a case, which the municipality must keep by law. Ask a member of staff if you want to know more.
erased-but-banned =
    <b>What I may delete is deleted.</b> What is left is only that the chat is paused, and when the pause ends. That goes by itself when the pause is over. See it with /minedata.
improve-ask = May we keep your questions – without your name – so that we can make the answers better? You can always change this with /privatliv.
improve-yes = Yes, you may
improve-no = No, thank you
improve-start = You may use my questions
improve-stop = Do not use my questions
improve-yes-noted = Thank you! We keep your questions without your name. You can always change this with /privatliv.
improve-no-noted = That is fine. We do not keep your questions.
banned =
    <b>We do not answer in this chat until after { $until }.</b> The staff have paused the conversation because the messages became too rude or too many. You can still get help: call, write or come by. You can find us on <a href="{ $contact }">our contact page</a>, where you can also complain about the pause.

    If you are in danger, call 112. You can still use /minedata, /slet and /privatliv.
ban-lifted = The pause is over. You can write to me again – I am still a chatbot, and I am happy to fetch a member of staff.
slowly = You are writing faster than I can follow. Wait a minute, and then write your question again.
slowly-in-case = You are sending more than I can pass on to the staff. Wait ten minutes, and then send the latest again.

sticker = Thank you! I am a chatbot and understand only text. Please write your question.
went-wrong =
    Something went wrong on my side. Please try again in a moment, or find phone numbers and addresses on <a href="{ $contact }">our contact page</a>.
database-away =
    I am sorry, I cannot answer right now: there is a technical problem on our side. Your message is not lost. You will get an answer as soon as it works again, and you do not have to write again. If it is urgent, find phone numbers and addresses on <a href="{ $contact }">our contact page</a>. If you are in danger, call 112.
unknown-command = I do not know that command. Please write your question, or tap /hjaelp.
command-meant = I do not know that command. Did you mean /{ $command }? If not, please write your question.

area-borgerservice = Citizen service
area-bibliotek = Library
area-digitale-tilbud = Digital services
area-arrangementer = Events
area-kontakt = Contact and help
area-bot = About the chatbot

topic-pas = Passport
topic-koerekort = Driving licence
topic-legitimation = ID and ID card
topic-sundhedskort = Health card
topic-laege = Doctor
topic-mitid = MitID
topic-digital-post = Digital Post
topic-fuldmagt = Power of attorney
topic-nemkonto = NemKonto
topic-flytning = Moving and address
topic-navn = Name
topic-attester = Certificates
topic-vielse = Wedding
topic-doedsfald = When somebody dies
topic-ydelser = Pension and benefits
topic-tidsbestilling = Book an appointment
topic-valg = Elections, advance voting
topic-digital-hjaelp = Digital help
topic-digital-sikkerhed = Scams and safety
topic-hittegods = Lost property
topic-laaner = Join the library
topic-laan = Loans and returns
topic-gebyr = Fees and replacement
topic-pinkode = PIN code
topic-soegning = Find a book
topic-reservation = Reservations
topic-fjernlaan = Books from elsewhere
topic-indkoeb = Suggest a purchase
topic-aabent-bibliotek = Open library
topic-it = IT, print and Wi-Fi
topic-lokaler = Rooms
topic-bogen-kommer = Books to your door
topic-laesning = Reading and inspiration
topic-sprog = Language
topic-institutioner = Schools, institutions
topic-deltag = Take part and suggest
topic-huset = The building and its rules
topic-ereolen = E-books and audiobooks
topic-film = Films
topic-aviser = Newspapers, magazines
topic-viden = Knowledge and search
topic-nota = Nota
topic-app = Apps
topic-adgang = Access from home
topic-drift = Outages
topic-find = Find events
topic-tilmelding = Signing up
topic-billet = Tickets
topic-aflysning = Cancellations
topic-abonnement = News about events
topic-sted = Addresses
topic-telefon = Phone and e-mail
topic-aabningstid = Opening hours
topic-menneske = Talk to a person
topic-klage = Complaints and praise
topic-kommunen = Other municipal matters
topic-noed = Urgent help
topic-om = About the chatbot
topic-privatliv = Privacy
topic-graenser = What I cannot do
topic-kvalitet = Wrong answer
topic-smaasnak = Greetings

# Working a case
house-haslev = Haslev
house-faxe = Faxe
# The citizen's side of the hand-over desk
call-us = You can call us on { $phone }.
rate-ask = How was the help? Your answer is kept without your name and without the conversation.
rate-good = 🙂 Good
rate-fair = 😐 Fair
rate-poor = 🙁 Poor
rate-thanks = Thank you for your rating.
data-field-trace = The chatbot's guesses
data-field-answered-question = Latest question that was answered
data-field-answered-with = The answer was about
data-field-promised-by = Answer promised by
data-field-waiting-since = Waiting for an answer since
data-field-active-at = Last written
data-field-rating = Rating (asked or given; not which)
data-field-house = Library
data-field-snoozed-until = Put off until
data-field-urgent = Urgent

# From an answer to knowledge

staff-draft-title = Draft from case { $id }

# The commands of staff, as the menu of their group shows them
command-staff-cases = Open cases: /sager faxe, /sager mine
command-staff-answer = Find an answer in the knowledge base: /svar pas
command-staff-assign = Give the case to a colleague, or take it yourself
command-staff-house = Hand the case on to another house
command-staff-urgent = The case is urgent, or is so no longer
command-staff-snooze = Put the case off: /udsaet 2t, /udsaet mandag
command-staff-close = End the case
command-staff-transcript = What was said in the case, as a file
command-staff-record = Keep the case for the record, or no longer
command-staff-ban = Ban the citizen for abuse
command-staff-lift = Lift a ban
command-staff-bans = Bans in force
command-staff-id = The group's id
command-staff-help = The group's commands
command-staff-show = Find and read an answer: /vis pas
command-staff-new = Write a new answer
command-staff-edit = Change an answer: /ret pas
command-staff-history = An answer's history: /historik pas
command-staff-undo = Take an answer's last change back
command-staff-archive = Take an answer out of use
command-staff-cancel = Put aside what you are writing
command-staff-due = Answers that are due for a check
command-staff-incident = Tell citizens that something does not work
command-staff-hours = Opening hours, and how they are changed
command-staff-event = Enter an event
command-staff-post = Write to those who asked for news
command-staff-deliveries = How announcements were delivered
command-staff-qr = A poster with a QR code: /qr
command-staff-export = The whole knowledge base as a file
command-staff-topic = Keep the knowledge base in this topic
command-staff-role = Roles, and how they are given

# What the citizen sent before the case was opened
offer-shown = If you say yes, they also get what you have just sent.
case-opened-shown = What you sent before has been sent along.
data-field-shown = Pictures, sound, files and messages with a telephone number that may be sent along to a member of staff (the messages' numbers)
# The knowledge base in the staff group

erase-only-staff = You are a colleague in our group: your role there and what you did to the knowledge base stay as documentation, and your number with drafts of which you wrote some until they are published. See it with /minedata.
data-kind-handed = File of answers that you handed in and that waits for a yes
data-kind-role = Your role in the staff group
data-kind-act = Something you did to the knowledge base
data-field-name = Name that the group shows
data-field-role = Role
data-field-at = Time
data-field-who = Who
data-field-what = What
data-field-about = About what
incident = ⚠️ <b>Something is not working</b> (in Danish): { $text } (expected until { $until })
# Opening hours on a day

hours-title = Opening hours
hours-house = <b>{ $house }</b>
hours-day = <b>{ $house }</b>, { $day }:
hours-now = <b>{ $house }</b> right now, { $day } at { $time }:
hours-day-line = { $day }: { $hours }
hours-line = • { $kind }: { $hours }
hours-short = { $kind } { $hours }
hours-holiday = { $day } (public holiday)
hours-kind-betjent = With staff
hours-kind-borgerservice = Citizen service
hours-kind-selvbetjent = Self-service
hours-kind-telefontid = Phone
hours-range = { $start }-{ $end }
hours-range-night = { $start }-{ $end } (the next day)
hours-closed = closed
hours-unknown = no information
hours-unknown-line = I cannot see any opening hours.
hours-unknown-why = Where I have no information, it may well be open. See the <a href="{ $contact }">contact page</a>, or ask a member of staff.
hours-open-now = open
hours-open-until = open until { $time }
hours-open-until-day = open until { $day } at { $time }
hours-closed-now = closed
hours-closed-until = closed, opens today at { $time }
hours-closed-until-day = closed, opens { $day } at { $time }
hours-moment = { $day } at { $time }
hours-source-website = Source: <a href="{ $url }">{ $site }</a>, read { $when }
hours-source-staff = Source: the libraries’ staff, written { $when }
hours-source-file = Source: the libraries’ regular opening hours
# Events

no-such-day = There is no { $day } { $month }. Which day do you mean?
events-heading = <b>What’s on { $sought }</b>
events-heading-named = <b>Like what you wrote</b> · { $sought }
events-other = I do not know of an event by that name. But:
events-shown = ({ $first }–{ $last } of { $count })
events-any-day = from today on
events-in = in { $house }
events-for-boern = for children
events-for-unge = for young people
events-for-voksne = for adults
events-for-seniorer = for seniors
events-free = free
events-free-note = What costs something is left out. Where it does not say “Free” I do not know the price: see the event’s own page.
events-from = from { $day }
events-and = { " and " }
events-weekly = every { $days }
events-but-not = but not { $days }
events-window = { $starts }–{ $ends }
events-today-at = today at { $time }
events-more = More ›
events-back = ‹ Back
events-later = Also { $days }
events-later-and-more = Also { $days } and later
events-read = Read on the website { $at }. Everything is on <a href="{ $page }">the page with events</a> (in Danish).
events-read-long-ago = The website was last read { $at }, so something may have changed. Please check <a href="{ $page }">the page with events</a> (in Danish).
events-page = Everything is on <a href="{ $page }">the page with events</a> (in Danish).
events-none = I have found nothing { $sought }. The website was read { $at }. You can check <a href="{ $page }">the page with events</a> (in Danish) yourself.
events-none-named = I have found nothing like what you wrote, { $sought }. The website was read { $at }. You can check <a href="{ $page }">the page with events</a> (in Danish) yourself.
events-none-stale = I do not know what’s on { $sought }: I have not been able to read the website since { $at }. Please check <a href="{ $page }">the page with events</a> (in Danish).
events-next = <b>The next that I know of:</b>
event-online = Online
event-day-and-time = { $day }, { $time }
event-until = until { $day }
event-cancelled = CANCELLED
event-postponed = POSTPONED
event-sold-out = SOLD OUT
event-moved = MOVED
event-missing = NOT CERTAIN: it is no longer on the website
event-not-cancelled = It has not been cancelled, as far as the website says.
event-all-known = This is what I know about it:
event-moved-from = Moved from: { $spot }
event-for = For: { $audiences }
event-price = Price: { $price }
event-free = Free
event-more = Read more
event-tickets = Tickets
event-share = Share
event-to-calendar = 📅 Add to calendar
event-file-name = event.ics
event-file = Open the file to add the event to your calendar.
event-gone = It is over, or it has been removed. See what else is on at <a href="{ $page }">the page with events</a> (in Danish).
poster-subscription = Hear about what’s on at the library
subscription-invited = <b>Would you like to hear about what’s on at the libraries?</b>
command-events = What’s on at the libraries

# News about events
command-subscription = News about events
command-stop = Stop all messages about events
notice-new = <b>New:</b>
notice-moved = <b>Changed:</b>
notice-sold_out = <b>Sold out:</b>
notice-cancelled = <b>Cancelled:</b>
notice-postponed = <b>Postponed, no new day yet:</b>
notice-back = <b>Takes place after all:</b>
notice-reminder = <b>Remember:</b>
notice-digest = <b>In the days ahead</b>
notice-event =
    <b>{ $title }</b>
    { $spot }
notice-before = Before: { $spot }
notice-is-sold-out = Sold out
notice-is-missing = The event is no longer in the calendar. Ask the library before you set out.
notice-more = <a href="{ $url }">Read more</a>
notice-left = and { $count } more. Write “what’s on” to see everything.
notice-only-danish = This announcement is in Danish only.
when-today = today
when-tomorrow = tomorrow
when-at = { $day } at { $time }
remind-me = Remind me
reminder-set = I will remind you: { $when }.
reminder-already = I will remind you of it already.
reminder-too-late = It begins so soon that I cannot remind you of it.
reminder-gone = I cannot remind you of that event: it has been cancelled, is over or is no longer in the calendar.
subscription-change = Change
subscription-stop = Stop all messages
subscription-stopped = <b>You will get no more messages about events.</b> What you had chosen is deleted, and so are your reminders. Write /abonnement to begin again.
subscription-none = You have not asked for messages about events. Write /abonnement if you would like them.
subscription-sends-nothing = I do not send you anything on my own: you have not asked for messages about events. Texts, e-mails and letters from the library or the municipality do not come from this chat. Write /menneske if a member of staff should help you with them.
subscription-may-change = Press what you want to change. If you want no more at all, press the last button.
subscription-may-stop = If you want no more, press the button.
subscription-begin = <b>Would you like to hear what is on at the libraries?</b> Three taps and it is done. You can always change it or stop it. First choose a library.
subscription-begin-audience = Who should it be for?
subscription-begin-rhythm = When would you like to hear from me?
subscription-both-houses = Both libraries
subscription-all-audiences = Everybody
subscription-overview = <b>Your news about events</b>
subscription-houses = Libraries: { $chosen }
subscription-audiences = For: { $chosen }
subscription-categories = Categories: { $chosen }
subscription-themes = Themes: { $chosen }
subscription-limits = Time and price: { $chosen }
subscription-rhythm = When: { $chosen }
subscription-quiet = Quiet: { $chosen }
subscription-paused = <b>Paused</b> until { $until }. Reminders that you asked for still come.
subscription-paused-open = <b>Paused</b> until you turn it on again. Reminders that you asked for still come.
subscription-reminders =
    { $count ->
        [one] You have asked for { $count } reminder.
       *[other] You have asked for { $count } reminders.
    }
subscription-all = all
subscription-explain = I keep only what you have chosen here. I guess nothing from what you write.
subscription-edit-houses = Libraries
subscription-edit-audiences = Groups
subscription-edit-categories = Categories
subscription-edit-themes = Themes
subscription-edit-limits = Time and price
subscription-edit-rhythm = When
subscription-edit-quiet = Quiet hours
subscription-edit-pause = Pause
subscription-resume = End the pause
subscription-choose-houses = <b>Which libraries?</b> If you choose none, it means all.
subscription-choose-audiences = <b>Who should it be for?</b> If you choose none, it means all.
subscription-choose-categories = <b>Which categories?</b> If you choose none here and no themes, you get everything.
subscription-choose-themes = <b>Which themes?</b> If you choose none here and no categories, you get everything.
subscription-choose-limits = <b>When may it be, and what may it cost?</b> If you choose none, you get everything. What has no price beside it comes too.
subscription-limits-later = You choose time and price in a moment, when this is chosen.
subscription-choose-rhythm = <b>When would you like to hear from me?</b>
subscription-choose-quiet = <b>When should it be quiet?</b> What falls in those hours comes afterwards.
subscription-choose-pause = <b>How long should I pause?</b>
subscription-no-categories = There are no categories in the calendar at the moment.
subscription-back = Back
rhythm-at_once = At once
rhythm-weekly = An overview every Thursday
rhythm-day_before = The day before
quiet-hours = { $begins }:00 to { $ends }:00
quiet-none = Never
pause-week = A week
pause-month = A month
pause-open = Until I turn it on again
audience-boern = Children
audience-unge = Young people
audience-voksne = Adults
audience-seniorer = Seniors
theme-faglitteratur = Non-fiction
theme-laesefaellesskaber = Reading together
theme-litteraere-formater = New literary formats
theme-digital-dannelse = Digital skills
limit-daytime = Weekdays before 16:00
limit-evenings = Weekdays after 16:00
limit-weekends = Weekends
limit-free = Free of charge
data-kind-subscription = News about events
data-kind-notice = Messages about events, sent or on their way
data-field-houses = Libraries
data-field-audiences = Groups
data-field-categories = Categories
data-field-themes = Themes
data-field-limits = Time and price
data-field-rhythm = When
data-field-quiet-from = Quiet from (hour)
data-field-quiet-to = Quiet until (hour)
data-field-paused-until = Paused until
data-field-subject = About
data-field-kind = Kind
data-field-due-at = Comes
data-field-asked = Asked for as a reminder
# Drafts

data-kind-draft = Draft of an answer that you write as a member of staff
data-kind-wrote = Draft of which you wrote some: your number stays with it until it is published or thrown away, so that somebody else publishes it
data-field-slug = The answer's name

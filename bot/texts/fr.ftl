# Français : seulement les phrases de base ; le reste est en anglais.
offer-other_language =
    Je suis un chatbot, c'est-à-dire un ordinateur, et je ne peux répondre qu'en danois et en anglais.
offer-question =
    Dois-je transmettre votre question à un employé ? La réponse arrive ici, dans le chat, aux heures d'ouverture. Je ne peux pas promettre quand. Vous trouvez le téléphone et l'adresse sur <a href="{ $contact }">notre page de contact</a>.
offer-question-empty =
    Dois-je prévenir un employé ? La réponse arrive ici, dans le chat, aux heures d'ouverture. Je ne peux pas promettre quand. Vous trouvez le téléphone et l'adresse sur <a href="{ $contact }">notre page de contact</a>.
offer-yes = Oui, transmettre la question
offer-no = Non, merci
offer-declined = Très bien. Écrivez-moi si vous avez une autre question.
case-opened =
    <b>Votre question a été transmise à un employé.</b> La réponse arrive ici. Tout ce que vous écrivez maintenant va à l'employé, et je me tais pendant ce temps.
case-opened-empty =
    <b>Un employé a été prévenu.</b> Écrivez ici de quoi il s'agit. Tout ce que vous écrivez maintenant va à l'employé, et je me tais pendant ce temps.
case-close = Terminer la conversation
case-closed =
    La conversation avec l'employé est terminée. C'est de nouveau moi, le chatbot, qui réponds.
from-person = <b>{ $name }</b> (une personne) :
small_talk-bot-hilsen =
    Bonjour ! Je suis un chatbot : un ordinateur, pas une personne. Je réponds seulement en danois et en anglais. Si vous écrivez votre question dans votre langue, je peux la transmettre à un employé.
thanked = Je vous en prie !

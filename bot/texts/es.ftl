# Español: solo las frases básicas; lo demás está en inglés.
offer-other_language =
    Soy un chatbot, es decir, un ordenador, y solo puedo responder en danés y en inglés.
offer-question =
    ¿Envío tu pregunta a un empleado? La respuesta llega aquí, en el chat, en el horario de apertura. No puedo prometer cuándo. El teléfono y la dirección están en <a href="{ $contact }">nuestra página de contacto</a>.
offer-question-empty =
    ¿Aviso a un empleado? La respuesta llega aquí, en el chat, en el horario de apertura. No puedo prometer cuándo. El teléfono y la dirección están en <a href="{ $contact }">nuestra página de contacto</a>.
offer-yes = Sí, envía la pregunta
offer-no = No, gracias
offer-declined = Está bien. Escríbeme si tienes otra pregunta.
case-opened =
    <b>Tu pregunta se ha enviado a un empleado.</b> La respuesta llega aquí. Todo lo que escribas ahora le llega al empleado, y yo me callo mientras tanto.
case-opened-empty =
    <b>Se ha avisado a un empleado.</b> Escribe aquí de qué se trata. Todo lo que escribas ahora le llega al empleado, y yo me callo mientras tanto.
case-close = Terminar la conversación
case-closed =
    La conversación con el empleado ha terminado. Ahora vuelvo a responder yo, el chatbot.
from-person = <b>{ $name }</b> (una persona):
small_talk-bot-hilsen =
    ¡Hola! Soy un chatbot: un ordenador, no una persona. Solo respondo en danés y en inglés. Si escribes tu pregunta en tu idioma, puedo enviarla a un empleado.
thanked = ¡De nada!

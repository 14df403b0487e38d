# Português: só as frases principais; o resto está em inglês.
offer-other_language =
    Sou um chatbot, ou seja, um computador, e só posso responder em dinamarquês e inglês.
offer-question =
    Quer que eu envie a sua pergunta a um funcionário? A resposta chega aqui no chat, no horário de abertura. Não posso prometer quando. O telefone e a morada estão na <a href="{ $contact }">nossa página de contacto</a>.
offer-yes = Sim, enviar a pergunta
offer-no = Não, obrigado
offer-declined = Está bem. Escreva se tiver outra pergunta.
case-opened =
    <b>A sua pergunta foi enviada a um funcionário.</b> A resposta chega aqui. Tudo o que escrever agora chega ao funcionário, e eu fico em silêncio entretanto.
small_talk-bot-hilsen =
    Olá! Sou um chatbot: um computador, não uma pessoa. Só respondo em dinamarquês e inglês. Se escrever a sua pergunta na sua língua, posso enviá-la a um funcionário.
thanked = De nada!

import { por } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const PORTUGUESE: LanguageWords = {
  isReviewed: false,
  stemmer: 'portuguese',
  stopWords: por,
  phrases: {
    opening: 'Manchetes',
    closing: 'Encerramento',
    brief: 'Em resumo',
    welcome: '{show}, {period}.',
    farewell: 'Este foi {show}. Todas as mensagens estão na descrição.',
    range: 'de {from} a {until}',
    headlines: 'As manchetes.',
    inBrief: 'Em resumo.',
    firstReport: 'A primeira notícia, {day}:',
    before: 'Antes, {day}:',
    since: 'O que mais se sabe:',
    sinceThen: 'Desde então:',
    claim: 'Antes se dizia:',
    reply: 'A resposta:',
    passedOn: '{who}, divulgado por {channel}:',
    member: '{who}, em {channel}:',
    writes: '{who} escreve:',
    quotes: '{who} cita:',
    asks: '{channel} perguntou:',
    answers: 'As respostas: {list}.',
    result: 'Mais escolhida: {answer}, {share} por cento.',
    sources: 'Fontes: {list}.',
    advertisement: 'Publicidade:',
    rest: 'Mensagens que estão só na descrição: {count}.',
    unspoken: 'Mensagens de voz, imagens e links que não pudemos contar: {count}.',
    covers: 'Este episódio conta as mensagens mais recentes, {kept} de {found}.',
    summary: '{topics}. Fontes: {channels}, {period}.',
    asReported: 'Como noticiado, {day}:',
  },
  signs: {
    about: 'cerca de ',
    under: 'menos de ',
    over: 'mais de ',
    equals: 'são',
    to: 'para',
    moreThan: 'mais de ',
    per: 'por ',
  },
  cues: {
    greets:
      'obrigad[oa]s?|parabéns|bom (?:fim|descanso|domingo)|bom dia|boa (?:tarde|noite|semana)|olá|oi|feliz (?:ano|natal|dia)|boas festas',
    calls:
      'é tudo por hoje|por hoje é só|até amanhã|inscreva-se|subscreva|assine (?:o|nosso)|compartilhe (?:o|este|nosso) canal|partilhe|convide (?:seus|os)|siga-nos|siga o canal|ative as notificações|não perca nada|já somos|somos (?:já|quase)|envie suas|faça (?:uma|sua) doação|ajude-nos|apoie (?:nos|o nosso)|para doar',
    pointers:
      'l(?:er|eia) (?:mais|a not[íi]cia|aqui|tamb[ée]m)|saiba mais|mais (?:informa[çc][õo]es|detalhes|em)|clique aqui|link (?:na|no|abaixo)|veja (?:mais|o v[íi]deo)|continue lendo',
    linked: '(?:no|neste|pelo) link',
    credits: 'fotos?|imagem|cr[ée]ditos?|fonte',
    declares: 'publicidade|patrocinado|anúncio|publi|conteúdo patrocinado|parceria paga',
    classifieds: 'vendo|vende-se|doa-se|estou doando|dou|compro usad',
    offers: [
      'oferta|promoção|liquidação|promo(?!\\p{L})',
      'desconto|mais barat|em vez de \\d|metade do preço|economiz|poup(?:a|e)|\\d+ ?% (?:de|menos)',
      'grátis|gratuit|sem custo|sem compromisso|não custa nada|dinheiro de volta',
      'de presente|brinde|bônus|vale-',
      'código (?:[A-Z«"“]|promocional|de desconto)|com o código|com a palavra|cupom|diga que',
      'só (?:hoje|até|esta)|até (?:domingo|sexta|sábado|o dia|dia \\d)|somente hoje|esta semana|antes de \\d',
      'vagas (?:limitadas|abertas)|limitad|últimas (?:vagas|unidades)|corra|não espere|se esgotam',
      'inscreva|reserve|peça|ligue|clique|compre|baixe|cadastr|registe|agende|escreva',
      'nossos (?:leitores|assinantes|seguidores|parceiros)|para (?:nossos|os) (?:leitores|assinantes)|leitores d',
      'recomend|satisfeit|clientes?(?!\\p{L})|estrelas|avaliaç|garanti|minha vizinha',
      'quer (?:aprender|falar|saber)|sonha|procura|cansad|eu também|quem nunca|você (?:já|sabia)|já pensou',
      'você|seu|sua|seus|suas|para si|em casa',
    ],
    corrects:
      'correção|errata|retific|erro(?!\\p{L})|desment|mentira|fals[oa]|não é (?:verdade|certo)|cancel|suspens|reabr|reabert|de novo|novamente|encontrad|a salvo|são e salvo|resgatad|desculp|rejeit|restabelec|já não|não mais|e não \\d|, não \\d|descartad|continua abert|mantid',
    causes: 'por causa d\\p{L}*|devido a\\p{L}*|em razão d\\p{L}*',
    denies: 'não é verdade|é falso|falso(?!\\p{L})|mentira|não,|desmentido|isso não',
    alarms: '(?:alarme|alerta) (?:aéreo|antiaéreo|de mísseis|de drones)|fim do (?:alarme|alerta)',
    firstPerson: 'eu|meu|minha|meus|minhas|me|mim|comigo',
    leans:
      'isso|isto|este|esta|esse|essa|ele|ela|eles|elas|seu|sua|lá|aqui|mas|e|também|assim|por isso|então|além disso|depois|porém',
    passing:
      'hoje|esta (?:manhã|tarde|noite)|amanhã|agora mesmo|neste momento|acabam? de|a caminho|de momento',
    teases: 'o que|como|por que|porque|quem|onde|qual|quando|quanto|veja|eis',
    labels:
      'urgente|última hora|alerta|atualização|correção|vídeo|foto|exclusivo|flash|atenção|aviso',
    sources:
      'polícia|bombeiros|prefeitura|prefeito|câmara|hospital|ministéri|ministr|governo|fonte|testemunh|agência|lusa|sindicato|tribunal|autoridad|president|guarda|serviço|procurador',
    part: 'parte|capítulo|episódio|dia',
  },
};

import { spa } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const SPANISH: LanguageWords = {
  isReviewed: false,
  stemmer: 'spanish',
  // Who says so and when: words that the list doesn't have.
  stopWords: [
    ...spa,
    ...'según hoy ayer mañana junto tras menos unas unos dice dicen dijo son está están hay dos tres cuatro cinco primer primera nuevo nueva'.split(
      ' ',
    ),
  ],
  acronyms: 'OTAN ONU UE EEUU UNESCO FIFA UEFA OPEP NASA ONG IA OMS OEA',
  phrases: {
    opening: 'Titulares',
    closing: 'Cierre',
    brief: 'En breve',
    welcome: '{show}, {period}.',
    farewell: 'Hasta aquí {show}. Todos los mensajes están enlazados en la descripción.',
    range: 'del {from} al {until}',
    headlines: 'Los titulares.',
    inBrief: 'En breve.',
    firstReport: 'La primera noticia, {day}:',
    before: 'Antes, {day}:',
    since: 'Qué más se sabe:',
    sinceThen: 'Desde entonces:',
    claim: 'Antes se había dicho:',
    reply: 'La respuesta:',
    passedOn: '{who}, difundido por {channel}:',
    member: '{who}, en {channel}:',
    writes: '{who} escribe:',
    quotes: '{who} cita:',
    asks: '{channel} preguntó:',
    answers: 'Las respuestas: {list}.',
    result: 'La respuesta más elegida: {answer}, {share} por ciento.',
    sources: 'Fuentes: {list}.',
    advertisement: 'Publicidad:',
    rest: 'Mensajes que solo están en la descripción: {count}.',
    unspoken: 'Mensajes de voz, imágenes y enlaces que no pudimos contar: {count}.',
    covers: 'Este episodio recoge los mensajes más recientes, {kept} de {found}.',
    summary: '{topics}. Fuentes: {channels}, {period}.',
    asReported: 'Como se informó {day}:',
  },
  onDay: { weekday: 'el {day}', date: 'el {day}' },
  signs: {
    about: 'cerca de ',
    said: 'alrededor de|unos|unas|casi|aproximadamente',
    under: 'de menos de ',
    over: 'de más de ',
    equals: 'son',
    to: 'a',
    moreThan: 'más de ',
    per: 'por ',
    minus: 'menos ',
    plus: 'más ',
    atMost: 'como máximo ',
    atLeast: 'al menos ',
    section: 'sección ',
  },
  cues: {
    greets:
      'pausa para comer|receso|gracias|enhorabuena|felicidades|que (?:tengáis|tengan|pasen|paséis)|buen fin|buenos días|buenas (?:tardes|noches)|buen día|hola|feliz (?:año|navidad|fin|día|semana)|felices',
    calls:
      'eso es todo por hoy|es todo por hoy|hasta mañana|suscr[ií]b|comparte (?:el|este|nuestro) canal|compartid|invita a (?:tus|sus)|s[ií]guenos|no te pierdas nada|únete|activa las notificaciones|envíanos tus|ya somos|somos (?:ya|casi)|dale (?:a )?me gusta|haz (?:tu|una) donación|ayúdanos|apóyanos|apoya nuestro|para donar|(?:cu[ée]nta(?:nos|dnos)|contadnos|cu[ée]ntennos|d[ií](?:nos|ganos)|decidnos|vota(?:d)?)(?=[^.!?]{0,25} (?:en|abajo)|[\\s👇.!]*$)|en los comentarios',
    pointers:
      'leer m[áa]s|lee (?:m[áa]s|aqu[íi]|la noticia|tambi[ée]n)|sigue leyendo|m[áa]s (?:informaci[óo]n|detalles|info|en)|toda la informaci[óo]n|haz clic|enlace (?:en|abajo)|v[ée]ase|ver (?:m[áa]s|v[íi]deo|noticia)',
    linked:
      'en (?:el|este) (?:enlace|link)|(?:fotos|im[áa]genes|v[íi]deo|mapa|programa|lista)(?: \\p{L}+){0,3}? aqu[íi]',
    credits: 'fotos?|imagen|fotograf[íi]a|cr[ée]dito|fuente',
    declares:
      'publicidad|patrocinado|anuncio|publirreportaje|contenido patrocinado|colaboración pagada',
    classifieds: 'vendo|se vende|regalo|se regala|compro|cambio',
    offers: [
      'oferta|promoción|rebajas|promo(?!\\p{L})',
      'descuento|más barat|en lugar de \\d|en vez de \\d|mitad de precio|ahorr|\\d+ ?% (?:de|menos)',
      'gratis|gratuit|sin coste|sin compromiso|no cuesta nada|te devolvemos',
      'de regalo|regalo|bono(?!\\p{L})|vale(?: de)? ',
      'código (?:[A-Z«"“]|promocional|de descuento)|con el código|con la palabra|di que vienes|mencion',
      'solo (?:hoy|hasta|esta)|hasta el (?:\\d|domingo|viernes|sábado)|solamente hoy|esta semana|antes del \\d',
      'plazas (?:limitadas|libres)|limitad|últimas (?:plazas|unidades)|date prisa|no esperes|se agotan',
      'inscr[ií]|reserva|pide|llama(?:d|nos| al)|haz clic|compra(?!\\p{L})|descarga|apúntate|regístr|escríbe',
      'nuestros (?:lectores|suscriptores|seguidores|socios)|para (?:nuestros|los) (?:lectores|suscriptores)|lectores de',
      'recomend|satisfech|clientes?(?!\\p{L})|estrellas|opiniones|garantí|mi vecina|mis vecinos',
      'quieres|sueñas|buscas|cansad|hart[oa]|yo también|¿(?:sabías|quién no|te|has)|conocéis',
      '(?:tu|tus|te|su|sus) (?:\\p{L}+)|recibes|pagas|ahorras|para ti|a casa',
    ],
    corrects:
      'correcci|errata|fe de errores|rectific|error|desment|mentira|fals[oa]|no es (?:cierto|verdad)|no era|cancel|levant(?:ad|a )|reabr|reabiert|abierto de nuevo|de nuevo|encontrad|a salvo|sano y salvo|rescatad|disculp|suspend|rechaz|restablec|perd[oó]n(?!\\p{L})|reanud|vuelve(?:n)? a |ya no|y no \\d|, no \\d|descartad|se queda|sigue abiert|ya est[áa]n? (?:con su|en casa)',
    causes: 'debido a|a causa de|por culpa de',
    soldOut:
      'agotad|sin existencias|(?:oferta|promoción) (?:ha )?(?:terminad|finalizad|caducad)|ya no está disponible',
    attributes: 'según|de acuerdo con',
    denies: 'no es (?:cierto|verdad)|es falso|falso(?!\\p{L})|mentira|no,|desmentido|eso no es',
    alarms:
      'alarma (?:aérea|antiaérea)|alerta (?:aérea|de misiles|de drones)|fin de la (?:alarma|alerta)',
    firstPerson: 'yo|mi|mis|me|mí|conmigo|mío|mía',
    leans:
      'esto|este|esta|estos|estas|eso|ese|esa|él|ella|ellos|ellas|su|sus|allí|aquí|pero|y|también|así|por eso|entonces|además|luego|sin embargo',
    passing:
      'hoy|esta (?:mañana|tarde|noche)|mañana por la|ahora mismo|en estos momentos|en este momento|acaban? de|de camino|ya mismo',
    teases: 'qué|cómo|por qué|quién|dónde|cuál|cuándo|cuánto|así|mira|aquí',
    labels:
      'urgente|última hora|alerta|actualización|corrección|vídeo|video|foto|exclusiva|flash|ampliación|atención|aviso|ojo',
    sources:
      'policía|bomberos|ayuntamiento|alcald|hospital|fiscal|ministeri|ministr|gobierno|fuente|testig|agencia|efe(?!\\p{L})|sindicato|tribunal|autoridad|president|guardia|servicio|empresa municipal|compañía|protección',
    part: 'parte|capítulo|episodio|día',
  },
};

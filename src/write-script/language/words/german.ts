import { deu } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const GERMAN: LanguageWords = {
  isReviewed: false,
  stemmer: 'german',
  stopWords: deu,
  acronyms: 'NATO UNO EU USA UNESCO FIFA UEFA OPEC NASA ARD AFD IWF EZB KI ADAC',
  phrases: {
    opening: 'Schlagzeilen',
    closing: 'Schluss',
    brief: 'Kurz gemeldet',
    welcome: '{show}, {period}.',
    farewell: 'Das war {show}. Alle Beiträge sind in den Shownotes verlinkt.',
    range: 'vom {from} bis {until}',
    headlines: 'Die Schlagzeilen.',
    inBrief: 'Kurz gemeldet.',
    firstReport: 'Die erste Meldung {day}:',
    before: 'Zuvor, {day}:',
    since: 'Was noch bekannt ist:',
    sinceThen: 'Seitdem:',
    claim: 'Zuvor hieß es:',
    reply: 'Dazu heißt es jetzt:',
    passedOn: '{who}, weitergegeben von {channel}:',
    member: '{who}, in {channel}:',
    writes: '{who} schreibt:',
    quotes: '{who} zitiert:',
    asks: '{channel} fragte:',
    answers: 'Die Antworten: {list}.',
    result: 'Am häufigsten gewählt: {answer}, {share} Prozent.',
    sources: 'Quellen: {list}.',
    advertisement: 'Werbung:',
    rest: 'Beiträge, die nur in den Shownotes stehen: {count}.',
    unspoken: 'Sprachnachrichten, Bilder und Links, von denen wir nicht erzählen konnten: {count}.',
    covers: 'Diese Folge umfasst die neuesten Beiträge, {kept} von {found}.',
    summary: '{topics}. Quellen: {channels}, {period}.',
    asReported: 'Wie {day} berichtet:',
  },
  onDay: { weekday: 'am {day}', date: 'am {day}' },
  signs: {
    about: 'etwa ',
    said: 'ca\\.|circa|rund|ungefähr|fast|über|gut',
    under: 'unter ',
    over: 'über ',
    equals: 'sind',
    to: 'nach',
    moreThan: 'mehr als ',
    per: 'pro ',
    minus: 'minus ',
    plus: 'plus ',
    atMost: 'höchstens ',
    atLeast: 'mindestens ',
    section: 'Paragraf ',
  },
  cues: {
    greets:
      'mittagspause|kurze pause|danke|vielen dank|herzlichen glückwunsch|glückwunsch|schöne[ns]? (?:wochen|feier|woche)|gute nacht|guten (?:morgen|abend|tag)|moin|gute nacht|hallo|servus|grüß(?:e|t)?|frohe[sn]?|schönen (?:tag|abend|sonntag)',
    calls:
      'das war.s (?:für )?heute|bis morgen(?=[.!]|$)|abonnier|abonnent|teilt (?:den|diesen|unseren) kanal|teilt uns|sagt es weiter|nichts verpassen|folgt uns|ladet (?:eure )?freunde|schickt uns eure|spendet (?:jetzt|hier|unter)|jetzt spenden|helft uns|unterstützt (?:uns|unsere)|(?:schreibt|sagt|verratet|erzählt)(?: es)?(?: uns)?[^.!?]{0,25} in (?:den|die) kommentare?n?|stimmt in den kommentaren|eure meinung in (?:den|die) kommentare?n?',
    pointers:
      'mehr (?:dazu|hier|infos?|informationen|lesen)|weiterlesen|hier (?:lesen|weiterlesen|klicken)|zum (?:artikel|beitrag|video)|ganzer (?:artikel|text|beitrag)|alle (?:infos|details) (?:hier|unter)|lest (?:hier|mehr)|details (?:hier|unter)|link (?:unten|im|in)',
    linked:
      '(?:hinter|unter|im|über) (?:dem |den |diesem )?link|(?:fotos|bilder|video|karte|programm|liste)(?: \\p{L}+){0,3}? hier',
    credits: 'fotos?|bild(?:er)?|fotograf(?:in)?|quelle|symbolbild|archivfoto|archivbild',
    declares: 'anzeige|werbung|sponsored|gesponsert|bezahlte partnerschaft',
    classifieds:
      'abzugeben|zu (?:verschenken|verkaufen)|verschenke|verkaufe|tausche|suche (?:gebraucht|günstig|eine? gebraucht)',
    offers: [
      'angebot|aktion(?!\\p{L})|aktionsw|schnäppchen',
      'rabatt|statt \\d|günstig|% der kosten|weniger im jahr|sparen|spart|nachlass|halber preis',
      'kostenlos|gratis|geschenkt|unverbindlich|kostenfrei|geld zurück',
      'obendrauf|geschenk|im wert von|gutschein|bonus',
      'gutscheincode|rabattcode|codewort|mit dem (?:code|stichwort)|kennwort|code [\\p{Lu}"„»]',
      'bis zum \\d+\\. ?\\p{L}+|nur (?:heute|noch|bis|diese)|noch heute|bis (?:freitag|sonntag|monatsende)',
      'begrenzt|nur noch|termine vor|plätze|solange der vorrat|schnell sein',
      'jetzt|anruf|rufen sie|ruft an|sichern|sichert|buchen|bucht|reservier|bestell|anmeld|meldet euch|vereinbar',
      'unsere leser|für unsere|leser von|wer .{0,30} erwähnt',
      'meine nachbar|mir ging es|garantie|interessenten|zufrieden|kunden|empfehl|seither',
      'kennt ihr|kaputt, .*\\?|wer .* will, braucht|habt ihr|wolltet ihr|träumt|stellt euch vor|müde',
      '(?:euch|ihr|ihnen|ihre|eure|sie) (?!\\p{Ll}+te\\p{L}*)',
    ],
    corrects:
      'entwarnung|ausverkauft|storniert|stimmt nicht|aufgehoben|falsch|korrektur|berichtig|verwechsel|entschuldig|bleibt(?!\\p{L})|abgelehnt|wieder(?!\\p{L})|nicht bis|ohne befund|dementier|doch nicht|gefunden|abgesagt|gerettet|richtigstellung|zurückgez|irrtum|nicht mehr|, nicht \\d|wohlbehalten|repariert',
    causes: 'wegen|aufgrund|infolge',
    soldOut:
      'ausverkauft|vergriffen|(?:angebot|aktion|deal) (?:ist )?(?:vorbei|beendet|abgelaufen)|nicht mehr (?:verfügbar|erhältlich)|ist weg',
    attributes: 'laut|nach angaben|wie|zufolge',
    denies: 'das stimmt nicht|stimmt nicht|nein,|falsch(?!\\p{L})|das ist falsch|das ist nicht',
    alarms: 'luftalarm|raketenalarm|drohnenalarm|ende des (?:luft)?alarms',
    firstPerson: 'ich|mir|mich|mein|meine|meinen|meiner|meinem|meines',
    leans:
      'das (?:ist|war|hat|sind|waren|wird|wurde|kann|soll|gilt|heißt|geht|macht|bedeutet|gab|gibt|reicht|klingt|stimmt)|dies|diese|dieser|dieses|es|er|sie|so|aber|und|auch|dort|hier|damit|deshalb|daher|wie es dazu kam|dazu|dann|doch|sein|ihr|seine|ihre|beide',
    passing:
      'heute|morgen (?:früh|abend|mittag|vormittag|nachmittag)|heut|gerade eben|soeben|derzeit|zurzeit|im Moment|momentan|in diesen Minuten|ist unterwegs|sind unterwegs',
    teases: 'was|wie|warum|wer|wo|welche|welcher|so|hier',
    labels:
      'eilmeldung|eil|korrektur|update|achtung|neu|aktualisiert|video|exklusiv|richtigstellung',
    sources:
      'polizei|feuerwehr|landratsamt|ministeri|behörde|agentur|sprecher|gericht|stadt(?!\\p{L})|bürgermeister|medien|dpa|quelle|zeuge|regierung',
    part: 'teil|folge|kapitel|tag',
  },
};

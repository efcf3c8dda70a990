import { nld } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const DUTCH: LanguageWords = {
  isReviewed: false,
  stemmer: 'dutch',
  stopWords: nld,
  acronyms: 'NAVO VN EU USA UNESCO FIFA UEFA OPEC NASA NOS ANWB',
  phrases: {
    opening: 'Hoofdpunten',
    closing: 'Afsluiting',
    brief: 'Kort nieuws',
    welcome: '{show}, {period}.',
    farewell: 'Dit was {show}. Links naar alle berichten staan in de shownotes.',
    range: 'van {from} tot en met {until}',
    headlines: 'De hoofdpunten.',
    inBrief: 'Kort nieuws.',
    firstReport: 'Het eerste bericht, {day}:',
    before: 'Eerder, {day}:',
    since: 'Wat verder bekend is:',
    sinceThen: 'Sindsdien:',
    claim: 'Eerder werd gemeld:',
    reply: 'De reactie daarop:',
    passedOn: '{who}, doorgestuurd door {channel}:',
    member: '{who}, in {channel}:',
    writes: '{who} schrijft:',
    quotes: '{who} citeert:',
    asks: '{channel} vroeg:',
    answers: 'De antwoorden: {list}.',
    result: 'Het vaakst gekozen: {answer}, {share} procent.',
    sources: 'Bronnen: {list}.',
    advertisement: 'Advertentie:',
    rest: 'Berichten die alleen in de shownotes staan: {count}.',
    unspoken: 'Spraakberichten, beelden en links waarover wij niet konden vertellen: {count}.',
    covers: 'Deze aflevering behandelt de nieuwste berichten, {kept} van de {found}.',
    summary: '{topics}. Bronnen: {channels}, {period}.',
    asReported: 'Zoals {day} gemeld:',
  },
  onDay: { weekday: 'op {day}', date: 'op {day}' },
  signs: {
    about: 'ongeveer ',
    said: "circa|ca\\.|zo'n|bijna|ruim",
    under: 'minder dan ',
    over: 'meer dan ',
    equals: 'is',
    to: 'naar',
    moreThan: 'meer dan ',
    per: 'per ',
    minus: 'min ',
    plus: 'plus ',
    atMost: 'hoogstens ',
    atLeast: 'minstens ',
    section: 'paragraaf ',
  },
  cues: {
    greets:
      'bedankt|dank je|dank u|gefeliciteerd|goed weekend|goede?(?:morgen|middag|navond|nacht)|goede (?:morgen|middag|avond|nacht)|goeiemorgen|hallo|hoi|welterusten|welkom|fijne (?:dag|avond|zondag|feestdagen|week)|prettig(?:e)? (?:dag|weekend|avond)|gelukkig nieuwjaar',
    calls:
      'dat was het voor vandaag|tot morgen(?=[.!]|$)|abonneer|volg (?:ons|het kanaal|dit kanaal)|deel (?:dit|het|ons) kanaal|nodig (?:je|uw) vrienden|zeg het voort|mis niets|zet (?:je )?meldingen aan|stuur ons (?:je|uw|jullie)|sluit je aan|like (?:dit|ons)|doneer (?:nu|hier|via)|help ons|steun ons|(?:laat|vertel|schrijf)(?: het)?(?: ons)?(?: \\p{L}+){0,3} in de (?:reacties|comments)|laat (?:het )?ons weten|stem in de (?:reacties|comments)',
    pointers:
      'lees (?:meer|verder|hier|het hele)|meer (?:hierover|lezen|informatie|info)|klik hier|link (?:in|hieronder)|bekijk (?:de|het) hele',
    linked:
      '(?:via|achter|op|in) (?:de|deze) link|(?:foto.s|video|kaart|programma|lijst)(?: \\p{L}+)? hier',
    credits: "foto(?:'s)?|beeld|fotograaf|bron",
    declares:
      'advertentie|reclame|gesponsord|betaalde samenwerking|advertorial|spon|ingezonden mededeling',
    classifieds: 'te koop|gratis af te halen|weg te geven|te geef|verkoop(?: mijn)?',
    offers: [
      'aanbieding|actie(?!\\p{L})|koopje|uitverkoop',
      'korting|goedkoper|in plaats van (?:€ ?)?\\d|halve prijs|bespaar|voordelig|voordeel',
      'gratis|kosteloos|vrijblijvend|geld terug|kost niets',
      'cadeau|geschenk|bonus|ter waarde van|waardebon|tegoedbon',
      'kortingscode|actiecode|met de code|code [\\p{Lu}"„“]|wachtwoord|noem de naam',
      'alleen (?:vandaag|deze|tot)|nog maar|tot en met (?:zondag|vrijdag|zaterdag)|tot (?:zondag|vrijdag|zaterdag)|t/m|deze week',
      'beperkt|laatste plaatsen|plaatsen|op is op|zolang de voorraad|wees er snel|wacht niet',
      'bel (?:ons|nu|naar)|boek|reserveer|bestel|meld je aan|schrijf je in|klik|koop|download|maak een afspraak',
      'onze (?:lezers|volgers|abonnees|leden)|lezers van|voor lezers',
      'aanrader|raad .{0,20} aan|tevreden|klanten|sterren|garantie|mijn buurvrouw',
      'wil (?:je|jij|u)|droom|op zoek naar|moe van|ik ook|wie wil|wist (?:je|u)|ken je',
      '(?:je|jij|jouw|jullie|u|uw)(?!\\p{L})',
    ],
    corrects:
      'rectificatie|correctie|klopt niet|onjuist|onwaar|fout(?!\\p{L})|vergissing|verwarring|herstel(?!\\p{L})|afgelast|geannuleerd|opgeheven|ingetrokken|afgewezen|verworpen|geschorst|weer (?:open|vrij|terug)|opnieuw|heropend|gevonden|terecht(?!\\p{L})|gered|ongedeerd|excuses|niet langer|niet meer|blijft(?!\\p{L})|toch niet|, niet \\d|en niet \\d|ontken|vals alarm|veilig thuis|gerepareerd',
    causes: 'vanwege|wegens|als gevolg van',
    soldOut:
      'uitverkocht|(?:aanbieding|actie) (?:is )?(?:voorbij|afgelopen|verlopen)|niet meer (?:leverbaar|op voorraad)',
    attributes: 'volgens|aldus',
    denies:
      'dat klopt niet|klopt niet|dit klopt niet|nee,|onjuist|onwaar|dat is (?:niet waar|onjuist|onzin)|niet waar',
    alarms: 'luchtalarm|raketalarm|dronealarm|einde (?:van het )?(?:lucht)?alarm',
    firstPerson: 'ik|mij|me|mijn|mijne|mezelf',
    leans:
      "dat|dit|die|deze|het|hij|zij|ze|zo|maar|en|ook|daar|hier|daarmee|daarom|daardoor|dus|daarna|toen|dan|toch|zijn|haar|hun|beide|bovendien|'t",
    passing:
      'vandaag|vanavond|vanmiddag|vanochtend|vannacht|morgen|op dit moment|momenteel|zojuist|is onderweg|zijn onderweg',
    teases: 'wat|hoe|waarom|wie|waar|welke|welk|wanneer|zo|hier|bekijk',
    labels:
      'net binnen|laatste nieuws|spoed|let op|update|correctie|rectificatie|gevonden|video|foto|exclusief|flits|nieuw|breaking',
    sources:
      'politie|brandweer|gemeente|burgemeester|ministeri|minister(?!\\p{L})|kabinet|ziekenhuis|openbaar ministerie|rechtbank|woordvoerder|autoriteit|persbureau|anp(?!\\p{L})|bron(?:nen)?(?!\\p{L})|getuige|vakbond|provincie|waterschap|regering',
    part: 'deel|aflevering|hoofdstuk|dag',
  },
};

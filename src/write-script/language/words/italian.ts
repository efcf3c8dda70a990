import { ita } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const ITALIAN: LanguageWords = {
  isReviewed: false,
  stemmer: 'italian',
  stopWords: ita,
  acronyms: 'NATO ONU UE USA UNESCO FIFA UEFA OPEC NASA ONG OMS',
  phrases: {
    opening: 'I titoli',
    closing: 'Chiusura',
    brief: 'In breve',
    welcome: '{show}, {period}.',
    farewell: 'Avete ascoltato {show}. Tutti i messaggi sono nella descrizione.',
    range: 'dal {from} al {until}',
    headlines: 'I titoli.',
    inBrief: 'In breve.',
    firstReport: 'La prima notizia, {day}:',
    before: 'Prima, {day}:',
    since: 'Che altro si sa:',
    sinceThen: 'Da allora:',
    claim: 'Prima si era detto:',
    reply: 'La risposta:',
    passedOn: '{who}, diffuso da {channel}:',
    member: '{who}, in {channel}:',
    writes: '{who} scrive:',
    quotes: '{who} cita:',
    asks: '{channel} ha chiesto:',
    answers: 'Le risposte: {list}.',
    result: 'La risposta più scelta: {answer}, {share} per cento.',
    sources: 'Fonti: {list}.',
    advertisement: 'Pubblicità:',
    rest: 'Messaggi che sono solo nella descrizione: {count}.',
    unspoken: 'Messaggi vocali, immagini e link di cui non abbiamo potuto riferire: {count}.',
    covers: 'Questa puntata riporta i messaggi più recenti, {kept} su {found}.',
    summary: '{topics}. Fonti: {channels}, {period}.',
    asReported: 'Come riferito, {day}:',
  },
  signs: {
    about: 'circa ',
    said: 'quasi|intorno a|oltre',
    under: 'di meno di ',
    over: 'di più di ',
    equals: 'sono',
    to: 'verso',
    moreThan: 'più di ',
    per: 'per ',
    minus: 'meno ',
    plus: 'più ',
    atMost: 'al massimo ',
    atLeast: 'almeno ',
    section: 'paragrafo ',
  },
  cues: {
    greets:
      'pausa pranzo|grazie|complimenti|congratulazioni|buon (?:riposo|fine)|buongiorno|buon giorno|buonasera|buona (?:sera|notte|giornata|domenica|settimana)|buonanotte|ciao|salve|buon (?:anno|natale|weekend)|auguri',
    calls:
      'è tutto per oggi|per oggi è tutto|a domani(?=[ .!]|$)|iscriv(?:iti|etevi)|abbonat(?:i|evi) al|condivid(?:i|ete) (?:il|questo|il nostro) canale|invita(?:te)? (?:i tuoi|gli amici|i vostri)|seguiteci|seguici|attiva(?:te)? le notifiche|non perder(?:e|ti|tevi) nulla|siamo (?:già|quasi)|mandateci|mettete (?:un )?like|dona(?:te)? (?:ora|qui|su)|aiutateci|aiutaci|sostenete(?:ci| il nostro)|sostienici|(?:scrive?te(?:ci|lo)?|dite(?:ci|lo)?|raccontate(?:ci|lo)?|votate)[^.!?]{0,25} nei commenti|fateci sapere|diteci (?:la vostra|cosa)',
    pointers:
      "legg(?:i|ete) (?:tutto|di pi[ùu]|anche|qui|l'articolo)|continua a leggere|clicca qui|tutti i dettagli|maggiori (?:informazioni|dettagli)|link (?:in|nel)|guarda il video",
    linked:
      '(?:al|nel|a questo) link|(?:foto|immagini|video|mappa|programma|lista)(?:[ ’\\u0027]\\p{L}+){0,3}? qui',
    credits: 'fot[oi]|immagin[ei]|crediti|fonte',
    declares:
      'pubblicità|sponsorizzato|annuncio|contenuto sponsorizzato|adv|messaggio promozionale',
    classifieds: 'vendo|vendesi|regalo|in regalo|cerco (?:usat|di seconda)',
    offers: [
      'offerta|promozione|saldi|promo(?!\\p{L})',
      'sconto|meno car|invece di \\d|anziché \\d|metà prezzo|risparmi|\\d+ ?% (?:di|in meno)',
      'gratis|gratuit|senza impegno|non costa nulla|senza costi|rimbors',
      'in regalo|regalo|omaggio|bonus|buono (?:da|sconto)',
      'codice (?:[A-Z«"“]|sconto|promozionale)|con il codice|con la parola|dite che|citando',
      'solo (?:oggi|fino|questa)|fino al? (?:\\d|domenica|venerdì|sabato)|soltanto oggi|questa settimana|entro (?:il|venerdì|domenica)',
      'posti (?:limitati|disponibili)|limitat|ultimi posti|affrett|non aspettare|vanno a ruba',
      'iscriv|prenot|ordina|chiama(?:te)?(?: il| lo|ci)|clicca|compra|scarica|registr|scrivi(?:ci|te)',
      'nostri (?:lettori|iscritti|partner)|per (?:i nostri|i) (?:lettori|iscritti)|lettori di',
      'consigli|soddisfatt|clienti?(?!\\p{L})|stelle|recension|garan|la mia vicina|i miei vicini',
      'vuoi|volete|sogn|cerc(?:hi|ate)|stanc|stuf|anch.io|chi non|avete mai|hai mai|conoscete',
      '(?:tuo|tua|tuoi|vostro|vostra|vostri|vi|ti) \\p{L}+|ricevi|paghi|risparmi|a casa vostra',
    ],
    corrects:
      'rettific|errata|correzion|errore|smenti|falso|falsa|non è vero|bugia|annull|revocat|riapr|riapert|di nuovo|ritrovat|trovat[oaie] (?:viv|san)|in salvo|sano e salvo|salvat|scus|sospes|respint|ripristinat|non più|e non \\d|, non \\d|esclus|resta apert|rimane|riparat|ripart(?:e|ono)|spent[oaie](?!\\p{L})',
    causes: 'a causa d\\p{L}*|per via d\\p{L}*|in seguito a\\p{L}*',
    soldOut:
      'esaurit|non più disponibile|(?:offerta|promozione) (?:è )?(?:terminata|finita|scaduta)',
    attributes: 'secondo|come (?:scrive|riporta)',
    denies: 'non è vero|è falso|falso(?!\\p{L})|no,|smentita|bugia',
    alarms: 'allarme (?:aereo|missili|droni)|cessato allarme',
    firstPerson: 'io|mio|mia|miei|mie|mi|me',
    leans:
      'questo|questa|questi|queste|quello|quella|lui|lei|loro|suo|sua|lì|là|qui|ma|e|anche|così|perciò|quindi|allora|inoltre|poi|però',
    passing:
      'oggi|stamattina|stasera|stanotte|questa (?:mattina|sera|notte)|domani|proprio ora|in questo momento|al momento|sta per|stanno per',
    teases: 'che cosa|cosa|come|perché|chi|dove|quale|quali|quando|quanto|ecco|guarda',
    labels:
      'urgente|ultim.ora|allerta|aggiornamento|rettifica|video|foto|esclusiva|flash|attenzione|avviso',
    sources:
      'polizia|carabinieri|vigili|comune|sindac|ospedale|procur|minister|ministr|governo|fonte|fonti|testimon|agenzia|ansa|sindacat|tribunale|autorità|president|prefett|servizio|protezione',
    part: 'parte|capitolo|puntata|giorno',
  },
};

import { pol } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const POLISH: LanguageWords = {
  isReviewed: false,
  stopWords: pol,
  phrases: {
    opening: 'Najważniejsze',
    closing: 'Zakończenie',
    brief: 'Krótko',
    welcome: '{show}, {period}.',
    farewell: 'To był podcast {show}. Linki do wszystkich wpisów są w opisie odcinka.',
    range: 'od {from} do {until}',
    headlines: 'Najważniejsze wiadomości.',
    inBrief: 'Krótko.',
    firstReport: 'Pierwsza wiadomość, {day}:',
    before: 'Wcześniej, {day}:',
    since: 'Co jeszcze wiadomo:',
    sinceThen: 'Od tamtej pory:',
    claim: 'Wcześniej podawano:',
    reply: 'Odpowiedź na to:',
    passedOn: '{who}, za kanałem {channel}:',
    member: '{who}, w grupie {channel}:',
    writes: '{who} pisze:',
    quotes: '{who} cytuje:',
    asks: 'Ankieta, {channel}:',
    answers: 'Odpowiedzi: {list}.',
    result: 'Najczęstsza odpowiedź: {answer}, {share} procent.',
    sources: 'Źródła: {list}.',
    advertisement: 'Reklama:',
    rest: 'Wpisy, które są tylko w opisie odcinka: {count}.',
    unspoken: 'Wiadomości głosowe, zdjęcia i linki, których nie mogliśmy opowiedzieć: {count}.',
    covers: 'Ten odcinek obejmuje najnowsze wpisy: {kept} z {found}.',
    summary: '{topics}. Źródła: {channels}, {period}.',
    asReported: 'Jak podawaliśmy, {day}:',
  },
  signs: {
    about: 'około ',
    under: 'poniżej ',
    over: 'ponad ',
    equals: 'to',
    to: 'do',
    moreThan: 'ponad ',
    per: 'za ',
  },
  cues: {
    greets:
      'dzięki|dziękuj|gratulacje|brawo|miłego (?:wieczoru|weekendu)|dzień dobry|dobry (?:wieczór|poranek)|dobranoc|cześć|hej|witajcie|witamy|wesołych|miłego dnia|szczęśliwego',
    calls:
      'to (?:już )?wszystko na dziś|na dziś to wszystko|do jutra|subskryb|zasubskryb|udostępni(?:j|jcie) kanał|zaproś(?:cie)? znajomych|obserwuj(?:cie)? nas|włącz(?:cie)? powiadomienia|nie przegap(?:cie)? |jest nas już|dołącz(?:cie)? do (?:nas|kanału)|przysyłajcie|polub|wesprzyj(?:cie)? (?:nas|zbiórkę)|pomóż(?:cie)? (?:nam )?(?:zebrać|nakarmić)|wpłać(?:cie)?(?!\\p{L})',
    pointers:
      'czytaj (?:wi[ęe]cej|dalej|te[żz]|tutaj|ca[łl]o[śs][ćc])|wi[ęe]cej (?:na|tutaj|informacji|szczeg[óo][łl][óo]w)|szczeg[óo][łl]y (?:na|tutaj|w)|kliknij|link (?:w|poni[żz]ej)|zobacz (?:wideo|wi[ęe]cej)',
    linked: 'pod (?:tym )?linkiem|w linku',
    credits: 'fot|zdj[ęe]ci[ea]|[źz]r[óo]d[łl]o|foto',
    declares:
      'reklama|materiał sponsorowany|artykuł sponsorowany|sponsorowane|ogłoszenie płatne|współpraca reklamowa',
    classifieds: 'sprzedam|oddam|kupię|zamienię|do oddania|na sprzedaż',
    offers: [
      'ofert|promocj|wyprzedaż|okazj',
      'rabat|zniżk|taniej|zamiast \\d|pół ceny|połow[aęy] ceny|oszczędz|\\d+ ?% (?:taniej|mniej)',
      'gratis|za darmo|darmow|bezpłatn|nic nie kosztuje|bez zobowiązań|zwrot pieniędzy',
      'w prezencie|prezent|bonus|voucher|upominek',
      'kod(?:em)? (?:[A-Z„"“]|rabatow)|z kodem|hasł(?:o|em)|powołaj',
      'tylko (?:dziś|dzisiaj|do|w tym)|do (?:\\d+ \\p{L}+|niedzieli|piątku|soboty|końca)|w tym tygodniu|przed \\d',
      'ograniczon|ostatnie miejsca|liczba miejsc|spiesz|pośpiesz|nie czekaj|kończą',
      'zapisz|zarezerwuj|zamów|zadzwoń|kliknij|kup(?!\\p{L})|pobierz|zarejestruj|napisz|umów',
      'nasi czytelnic|naszych (?:czytelników|subskrybentów)|dla czytelników|czytelników',
      'polec|zadowol|klient|gwiazd|opini|gwaranc|moja sąsiadka|sąsiedzi',
      'chcesz|marzysz|szukasz|zmęczon|masz dość|ja też|kto nie|czy wiesz|znacie',
      '(?:twój|twoja|twoje|twoim|wasz|wasze|ci|wam|tobie) |otrzymasz|płacisz|zyskasz|u ciebie',
    ],
    corrects:
      'sprostowan|popraw|pomył|błąd|błęd|nieprawd|dementi|dementuj|zaprzecz|fałsz|odwołan|uchylon|ponownie|znowu|znów|otwart[yae] |odnalezion|odnalazł|cał[yai] i zdrow|uratowan|przeprasz|zawieszon|odrzuc|przywróc|już nie|a nie \\d|, nie \\d|wycofa|zostaje',
    causes: 'z powodu|wskutek|w związku z|przez',
    denies: 'to nieprawda|nieprawda|nie,|to nie jest prawda|fałsz|bzdura|dementi',
    alarms: 'alarm (?:lotniczy|bombowy|powietrzny)|(?:koniec|odwołanie) alarmu',
    firstPerson: 'ja|mnie|mi|mną|mój|moja|moje|moim|mojej|moją',
    leans:
      'to|ten|ta|te|ci|on|ona|oni|one|jego|jej|ich|tam|tu|tutaj|ale|i|a|też|także|więc|dlatego|potem|wtedy|jednak|poza tym',
    passing:
      'dziś|dzisiaj|dziś wieczorem|jutro|właśnie teraz|w tej chwili|obecnie|przed chwilą|są w drodze|jest w drodze',
    teases: 'co|jak|dlaczego|kto|gdzie|który|która|które|kiedy|ile|oto|zobacz',
    labels:
      'pilne|z ostatniej chwili|alert|aktualizacja|sprostowanie|wideo|zdjęcie|foto|tylko u nas|flash|uwaga',
    sources:
      'policj|straż|urząd|burmistrz|prezydent|szpital|prokurat|minister|rząd|źródł|świad|agencj|pap(?!\\p{L})|związ|sąd|władze|wojewod|ratusz|służb|rzeczni',
    part: 'część|odcinek|rozdział|dzień',
  },
};

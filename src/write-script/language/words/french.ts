import { fra } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const FRENCH: LanguageWords = {
  isReviewed: false,
  stemmer: 'french',
  stopWords: fra,
  acronyms: 'OTAN ONU UE USA UNESCO FIFA UEFA OPEP NASA ONG IA OMS',
  phrases: {
    opening: 'Les titres',
    closing: 'Fin',
    brief: 'En bref',
    welcome: '{show}, {period}.',
    farewell: 'C’était {show}. Tous les messages sont en lien dans la description.',
    range: 'du {from} au {until}',
    headlines: 'Les titres.',
    inBrief: 'En bref.',
    firstReport: 'La première annonce, {day} :',
    before: 'Auparavant, {day} :',
    since: 'Ce que l’on sait encore :',
    sinceThen: 'Depuis :',
    claim: 'On avait annoncé :',
    reply: 'La réponse :',
    passedOn: '{who}, relayé par {channel} :',
    member: '{who}, dans {channel} :',
    writes: '{who} écrit :',
    quotes: '{who} cite :',
    asks: '{channel} a demandé :',
    answers: 'Les réponses : {list}.',
    result: 'Réponse la plus choisie : {answer}, {share} pour cent.',
    sources: 'Sources : {list}.',
    advertisement: 'Publicité :',
    rest: 'Messages qui figurent seulement dans la description : {count}.',
    unspoken: 'Messages vocaux, images et liens dont nous n’avons pas pu rendre compte : {count}.',
    covers: 'Cet épisode reprend les messages les plus récents, {kept} sur {found}.',
    summary: '{topics}. Sources : {channels}, {period}.',
    asReported: 'Comme annoncé {day} :',
  },
  onDay: { weekday: '{day}', date: 'le {day}' },
  signs: {
    about: 'environ ',
    said: 'près de|quelque|autour de|plus de',
    under: 'de moins de ',
    over: 'de plus de ',
    equals: 'font',
    to: 'vers',
    moreThan: 'plus de ',
    per: 'par ',
    minus: 'moins ',
    plus: 'plus ',
    atMost: 'au plus ',
    atLeast: 'au moins ',
    section: 'paragraphe ',
  },
  cues: {
    greets:
      'pause (?:déjeuner|de midi)|merci|bravo|félicitations|bonne (?:semaine|nuit)|bon (?:week-end|dimanche|courage)|bonjour|bonsoir|bonne (?:nuit|journée|soirée|année|fête)|salut|coucou|joyeux|belle journée',
    calls:
      'c.est tout pour aujourd.hui|à demain(?=[ .!]|$)|abonnez|abonne-toi|nos abonnés|\\d+ abonnés|partagez (?:la|notre|ce|cette) (?:chaîne|canal)|invitez vos amis|ne manquez rien|suivez-nous|rejoignez(?:-nous| la chaîne)|activ(?:ez|er) les notifications|(?:rejoignez|rejoindre) (?:le|notre) (?:chat|groupe)|envoyez-nous vos|likez|boostez|nous sommes (?:déjà|maintenant)|faites un don|aidez-nous|soutenez(?:-nous| notre)|pour (?:faire un don|nous soutenir)|(?:dites(?:-nous|-le-nous)?|racontez-nous|répondez|votez)[^.!?]{0,25} en commentaires?|dites-nous (?:tout|ce que vous)|donnez votre avis',
    pointers:
      "lire (?:la suite|plus|aussi|l'article)|en savoir plus|la suite (?:ici|sur)|plus d(?:e d[ée]tails|'infos?|'informations?)|[àa] lire|cliquez ici|lien (?:en|dans|ci)|voir (?:la vid[ée]o|plus)",
    linked:
      '(?:via|sur|au|dans|en) (?:le |ce )?lien|(?:photos|images|vidéo|carte|programme|liste)(?:[ ’\\u0027]\\p{L}+){0,3}? ici',
    credits: 'photos?|cr[ée]dits?|image|photographe|source',
    declares:
      'publicité|sponsorisé|pub|annonce|communiqué commercial|partenariat rémunéré|contenu sponsorisé',
    classifieds:
      'à (?:vendre|donner)|je (?:vends|donne)|vends|cherche (?:un|une) .{0,20}d.occasion',
    offers: [
      'offre(?!rt)|promotion|soldes|promo(?!\\p{L})',
      'réduction|remise|moins cher|au lieu de \\d|à moitié prix|économis|rabais|-\\d+ ?%|\\d+ ?% (?:de|sur|moins)',
      'gratuit|offert|sans frais|ne coûte rien|sans engagement|remboursé',
      'en cadeau|cadeau|bonus|chèque|bon d’achat',
      'code (?:promo|[A-Z«"“])|avec le code|le mot de passe|dites (?:que|le mot)|en mentionnant',
      'seulement (?:aujourd|jusqu|cette)|jusqu.au (?:\\d|dimanche|vendredi|samedi)|aujourd.hui seulement|cette semaine|avant le \\d',
      'places (?:limitées|restantes|partent)|limité|dépêchez|dernières places|n.attendez pas',
      'inscri|réserv|commandez|appelez|cliquez|téléchargez|achetez|prenez rendez-vous|écrivez',
      'nos (?:lecteurs|abonnés|partenaires)|pour (?:nos|les) (?:lecteurs|abonnés)|lecteurs de',
      'recommand|satisfait|clients?(?!\\p{L})|étoiles|avis|garanti|ma voisine|mes voisins',
      'vous (?:rêvez|voulez|cherchez|connaissez)|j’ai moi-même|j.étais comme|fatigué|marre|avez-vous|qui n.a pas|et si',
      'vous (?:recevez|payez|économisez|obtenez|pouvez|aurez)|votre|vos(?!\\p{L})|chez vous',
    ],
    corrects:
      'rectificat|erratum|correction|erreur|démenti|dément|faux(?!\\p{L})|fausse|pas vrai|inexact|annul|levée?(?!\\p{L})|rouv(?:re|ert)|retrouvée?s?|sain(?:e)? et sau|sauv|de nouveau|rétabli|excus|suspend|ne .{0,20}plus|rejet|reste ouvert|maintenu|et non (?:\\d|pas)|, pas \\d|réparé',
    causes: 'à cause d[eu]?s?|en raison d[eu]?s?|suite (?:à|au|aux)',
    soldOut:
      'épuisé|rupture de stock|(?:promo\\p{L}*|offre|vente)[^.!?]{0,20} (?:est )?(?:terminée|finie|expirée)|plus disponible',
    attributes: 'selon|d.après|comme l.(?:a )?(?:écrit|annonc\\p{L}+)',
    denies: 'c.est faux|faux(?!\\p{L})|non,|ce n.est pas vrai|pas vrai|démenti|inexact',
    alarms: 'alerte (?:aérienne|aux missiles|aux drones)|fin d.alerte',
    firstPerson: "je|j'\\p{L}+|moi|me|m'|mon|ma|mes|mien|mienne",
    leans:
      "c'\\p{L}+|ce|cela|ça|cette|cet|ces|il|elle|ils|elles|son|sa|ses|leur|leurs|là|ici|mais|et|aussi|donc|alors|puis|ainsi|en revanche|de plus",
    passing:
      "aujourd['’]hui|ce (?:matin|soir)|cet après-midi|cette nuit|demain|en ce moment|à l['’]instant|actuellement|viennent de|vient de",
    teases: 'que|quoi|comment|pourquoi|qui|où|quel|quelle|quels|quelles|voici|combien|regardez',
    labels:
      'flash|urgent|alerte|mise à jour|rectificatif|vidéo|photo|info|exclusif|dernière minute|attention',
    sources:
      'police|pompiers|préfect|mairie|maire|hôpital|parquet|procureur|ministère|ministre|gouvernement|source|témoin|agence|afp|syndicat|tribunal|autorités|président|gendarm|service',
    part: 'partie|épisode|chapitre|jour',
  },
};
